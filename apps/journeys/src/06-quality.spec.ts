import { agent, choose, expect, shop, test } from './journey.js';

test.describe.configure({ mode: 'serial' });

test('the inspector draws a sample and scores it on the keyboard, with a fatal item and its message', async ({
  signedIn,
}) => {
  const page = await signedIn('qc', '/qc');
  await choose(page, '店铺', shop.name);
  await page.getByRole('button', { name: '抽取当天会话' }).first().click();
  await expect(page.getByText('亲，现货在的哦').first()).toBeVisible();
  await page.keyboard.press('9');
  await expect(page.getByRole('button', { name: /辱骂买家/, pressed: true })).toBeVisible();
  await page.keyboard.press('j');
  await page.keyboard.press('e');
  await page.keyboard.press('Enter');
  await expect(page.getByText('已评分').first()).toBeVisible();
});

test('the agent reads the review on a phone and appeals', async ({ signedIn }) => {
  const page = await signedIn('agent', '/my-day', 'phone');
  await expect(page.getByText('辱骂买家').first()).toBeVisible();
  await page
    .getByRole('button', { name: /我要申诉/ })
    .first()
    .click();
  await page.getByLabel('说说为什么不同意').fill('这是正常的问候，没有辱骂。');
  await page.getByRole('button', { name: '提交申诉' }).click();
  await expect(page.getByText('申诉中').first()).toBeVisible();
});

test('the QC lead decides the appeal, and the agent sees the new score', async ({ signedIn }) => {
  const page = await signedIn('qcLead', '/qc/appeals');
  const appeal = page.getByRole('region', { name: new RegExp(`${agent.alias} · ${shop.name}`) });
  await appeal.getByText('改分').click();
  await appeal.getByLabel('理由（客服可见）').fill('消息里没有辱骂，按轻微扣分。');
  // Refused in words; it does not become another number.
  await appeal.getByLabel('改为').fill('150');
  await appeal.getByRole('button', { name: '提交处理结果' }).click();
  await expect(appeal.getByText('请填 0 到 100 的分数，满分 100')).toBeVisible();
  await expect(appeal.getByLabel('改为')).toHaveValue(/^150(\.0)?$/);
  await appeal.getByLabel('改为').fill('96');
  await appeal.getByRole('button', { name: '提交处理结果' }).click();
  await expect(appeal).toBeHidden();

  const mine = await signedIn('agent', '/my-day', 'phone');
  await expect(mine.getByText('已改分').first()).toBeVisible();
  await expect(mine.getByText('96', { exact: true }).first()).toBeVisible();
});
