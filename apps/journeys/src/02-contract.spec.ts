import { type Page } from '@playwright/test';
import { dateFromToday, choose, expect, setDate, shop, test } from './journey.js';

test.describe.configure({ mode: 'serial' });

async function openContract(page: Page): Promise<void> {
  const link = page.getByRole('row').filter({ hasText: shop.name }).getByRole('link').first();
  // The contract is drafted in the background when the quote is accepted.
  await expect(async () => {
    await page.goto('/contracts');
    await expect(link).toBeVisible({ timeout: 4000 });
  }).toPass();
  await link.click();
  await expect(page.getByRole('heading', { name: /^C\d{4}-/ })).toBeVisible();
}

test('sales edits the contract and opens it for signing', async ({ signedIn }) => {
  const page = await signedIn('sales', '/contracts');
  await openContract(page);
  // A promise is named and read back in its own unit.
  await expect(page.getByText(/^≥ 9\d\.\d%$/).first()).toBeVisible();
  await expect(page.getByText(/resp3m|@\d/)).toHaveCount(0);
  await setDate(page, '开始日期', dateFromToday(-30));
  await page.getByPlaceholder('姓名').first().fill(shop.owner.name);
  await page.getByRole('button', { name: '保存' }).click();
  await expect(page.getByText('已保存')).toBeVisible();
  await page.getByRole('button', { name: '定稿并开放签署' }).click();
  await page.getByRole('dialog').getByRole('button', { name: '定稿' }).click();
  await expect(page.getByRole('heading').getByText('待签署')).toBeVisible({ timeout: 30_000 });
  await expect(page.getByText(/缺乙方签署.*缺甲方签署.*首笔付款未收齐/)).toBeVisible();
});

test('the provider’s owner signs', async ({ signedIn }) => {
  const page = await signedIn('owner', '/contracts');
  await openContract(page);
  await page.getByRole('button', { name: '代表乙方签署' }).click();
  await expect(page.getByText(/✓ 乙方/)).toBeVisible();
});

test('the owner invites the shop’s owner, who signs on a phone', async ({ signedIn, visit }) => {
  const page = await signedIn('owner', '/members');
  await page.getByRole('button', { name: '邀请成员' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByLabel('邮箱').fill(shop.owner.email);
  await choose(dialog, '角色', '店主');
  await choose(dialog, '店铺', shop.name);
  await dialog.getByRole('button', { name: '生成邀请链接' }).click();
  const link = (await page.getByText(/\/invite\//).innerText()).trim();

  const phone = await visit('phone');
  await phone.goto(link);
  await phone.getByLabel('姓名').fill(shop.owner.name);
  await phone.getByLabel(/^密码/).fill(shop.owner.password);
  await phone.getByRole('button', { name: '创建账号' }).click();
  await expect(phone).toHaveURL(new RegExp(`/shop/${shop.slug}$`));
  await phone.getByRole('button', { name: '合同', exact: true }).click();
  await phone.getByLabel('您的姓名').fill(shop.owner.name);
  await phone.getByRole('checkbox').check();
  await phone.getByRole('button', { name: '签署合同' }).click();
  await expect(phone.getByText(/✓ 甲方.*叶星野/)).toBeVisible();
});

test('the service starts after the first payment, and says why not before', async ({ signedIn }) => {
  const manager = await signedIn('accountManager', '/contracts');
  await openContract(manager);
  await expect(manager.getByRole('button', { name: '开始服务' })).toBeDisabled();
  await expect(manager.getByText('还不能开始：首笔付款未收齐')).toBeVisible();

  const finance = await signedIn('finance', '/contracts');
  await openContract(finance);
  await finance.getByRole('button', { name: '登记收款' }).first().click();
  await finance.getByRole('dialog').getByRole('button', { name: '保存' }).click();
  await expect(finance.getByText(/✓ ¥.*/).first()).toBeVisible();

  await manager.reload();
  await manager.getByRole('button', { name: '开始服务' }).click();
  await expect(manager.getByRole('heading').getByText('服务中')).toBeVisible();
});
