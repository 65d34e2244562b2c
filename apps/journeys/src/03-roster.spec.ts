import { agent, choose, expect, freeMonday, setDate, shop, test } from './journey.js';

test.describe.configure({ mode: 'serial' });

test('the scheduler certifies agents for the new shop', async ({ signedIn }) => {
  const page = await signedIn('scheduler', '/agents');
  for (const alias of [agent.alias, '客服025', '客服026']) {
    const row = page.getByRole('row').filter({ hasText: alias });
    await row.getByRole('button', { name: '上岗认证' }).click();
    const dialog = page.getByRole('dialog');
    await choose(dialog, '店铺', shop.name);
    await dialog.getByRole('button', { name: '上岗认证' }).click();
    await expect(row.getByText(shop.name)).toBeVisible();
    await expect(dialog).toBeHidden();
  }
});

test('two weeks are solved; what is unmet is said in words; a cell is changed and the roster published', async ({
  signedIn,
}) => {
  const page = await signedIn('scheduler', '/roster');
  const monday = freeMonday();
  await choose(page, '店铺', shop.name);
  await page.getByRole('button', { name: '自动排班' }).first().click();
  const dialog = page.getByRole('dialog');
  await setDate(dialog, '开始日期', monday);
  await dialog.getByRole('button', { name: '开始排班' }).click();
  const publish = page.getByRole('button', { name: '发布排班' });
  await expect(publish).toBeVisible({ timeout: 45_000 });
  await expect(page.getByText(/^违规 0 · 未满足 [1-9]/)).toBeVisible();
  await expect(page.getByText(/△ .*[\u4e00-\u9fff]{4}/).first()).toBeVisible();

  // Of somebody without shifts at another shop, on the first day: no other shift is near.
  const label = await page
    .getByRole('button', { name: new RegExp(`^客服02[56] ${monday} [早中晚]班`) })
    .first()
    .getAttribute('aria-label');
  const [alias = '', , shift = ''] = label?.split(' ') ?? [];
  const next = shift === '早班' ? '中班' : '早班';
  await page.getByRole('button', { name: `${alias} ${monday} ${shift}` }).press(next === '早班' ? '1' : '2');
  await expect(page.getByRole('button', { name: `${alias} ${monday} ${next}` })).toBeVisible();
  await expect(publish).toBeEnabled();
  await publish.click();
  await page.getByRole('dialog').getByRole('button', { name: '发布排班' }).click();
  await expect(page.getByText('排班已发布')).toBeVisible();
});

test('the agent sees the shift on a phone', async ({ signedIn }) => {
  const page = await signedIn('agent', '/my-day', 'phone');
  await expect(page.getByText(shop.name).first()).toBeVisible();
});
