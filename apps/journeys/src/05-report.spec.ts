import { expect, shop, test } from './journey.js';

test.describe.configure({ mode: 'serial' });

const comment = '昨天整体平稳，上午咨询集中。';

test('the account manager builds the daily report and publishes it with a comment', async ({ signedIn }) => {
  const page = await signedIn('accountManager', '/morning');
  await page.getByRole('row').filter({ hasText: shop.name }).getByRole('link', { name: shop.name }).click();
  // The morning's list has such a button too, a row for each store.
  await expect(page.getByText('这一天还没有日报')).toBeVisible();
  await page.getByRole('button', { name: '生成日报' }).click();
  await expect(page.getByRole('heading').getByText('草稿 v1')).toBeVisible();
  await page.getByLabel('客服经理点评').fill(comment);
  await page.getByRole('button', { name: '发布给店铺' }).click();
  await expect(page.getByRole('heading').getByText('已发布 v1')).toBeVisible();
});

test('the shop owner reads it on a phone, opens a number to its rows, and its definition', async ({
  signedIn,
}) => {
  const page = await signedIn('shopOwner', `/shop/${shop.slug}`, 'phone');
  await expect(page.getByRole('heading', { level: 1 })).toContainText('接待 30 人');
  await expect(page.getByText(comment)).toBeVisible();
  // Sentence, five numbers, comment and the answer's button are all above the menu of a phone, in both languages.
  const menu = await page.getByRole('navigation').boundingBox();
  for (const [other, read] of [
    ['English', '我已阅'],
    ['中文', 'I have read it'],
  ] as const) {
    const button = await page.getByRole('button', { name: read }).boundingBox();
    expect(button && button.y + button.height).toBeLessThanOrEqual(menu?.y ?? 0);
    await page.getByRole('button', { name: other, exact: true }).click();
  }
  await page.getByText('售后登记').click();
  await expect(page.getByText('少件')).toBeVisible();

  await page.getByRole('button', { name: '30', exact: true }).click();
  const rows = page.getByRole('dialog', { name: /^明细/ });
  await expect(rows.getByText('共 30，来自 30 个会话')).toBeVisible();
  await rows.getByRole('button', { name: /首响/ }).first().click();
  await expect(rows.getByText('亲，现货在的哦')).toBeVisible();
  // Back goes one step: from the talk to the rows, from the rows to the day.
  await page.goBack();
  await expect(rows.getByText('共 30，来自 30 个会话')).toBeVisible();
  await page.goBack();
  await expect(rows).toBeHidden();
  await expect(page.getByRole('heading', { level: 1 })).toContainText('接待 30 人');

  await page.getByRole('button', { name: /^口径/ }).first().click();
  await expect(page.getByRole('dialog', { name: /^口径/ }).getByText('计算方法')).toBeVisible();
});
