import { choose, dateFromToday, expect, shop, test } from './journey.js';

// One owner, two shops: one sign-in, both shops apart and together; and what a shop and the provider want of each other.
test.describe.configure({ mode: 'serial' });

const second = '小鹿母婴专营店';
const asked = `双十二活动规则 ${shop.slug}`;

test('the owner of one shop is given a second one, and sees both with one sign-in', async ({ signedIn }) => {
  const office = await signedIn('owner', '/members');
  await office.getByRole('button', { name: '邀请成员' }).click();
  const dialog = office.getByRole('dialog');
  await dialog.getByLabel('邮箱').fill(shop.owner.email);
  await choose(dialog, '角色', '店主');
  await choose(dialog, '店铺', second);
  await dialog.getByRole('button', { name: '生成邀请链接' }).click();
  const link = (await office.getByText(/\/invite/).innerText()).trim();

  const phone = await signedIn('shopOwner', `/shop/${shop.slug}`, 'phone');
  await expect(phone.getByLabel('店铺')).toBeHidden();
  await phone.goto(link);
  await phone.getByRole('button', { name: '接受邀请' }).click();
  const shops = phone.getByLabel('店铺', { exact: true });
  await expect(shops.getByRole('option')).toHaveText(['全部店铺', shop.name, second].sort());
  await shops.selectOption({ label: second });
  await expect(phone.getByRole('heading', { level: 1 })).toContainText('接待');

  // All of them together: each with its own newest report.
  await shops.selectOption({ label: '全部店铺' });
  for (const name of [shop.name, second]) {
    const card = phone.locator('section').filter({ hasText: name });
    await expect(card).toContainText('接待');
    await expect(card).toContainText(dateFromToday(-1));
  }
  await phone.getByRole('button', { name: new RegExp(shop.name) }).click();
  await expect(phone.getByRole('heading', { level: 1 })).toContainText('接待 30 人');
});

test('a shop sends a file, the provider answers, and it is closed by whoever asked', async ({ signedIn }) => {
  const phone = await signedIn('shopOwner', `/shop/${shop.slug}/matters`, 'phone');
  await expect(phone.getByText('没有待办的事项')).toBeVisible();
  await phone.getByRole('button', { name: '提出事项' }).click();
  const sheet = phone.getByRole('dialog');
  await sheet.getByLabel('事项').fill(asked);
  await sheet.getByLabel('说明').fill('规则见附件，请更新话术。');
  await sheet.locator('input[type=file]').setInputFiles([
    { name: '活动规则.exe', mimeType: 'application/octet-stream', buffer: Buffer.from('MZ') },
    { name: '活动规则.txt', mimeType: 'text/plain', buffer: Buffer.from('满 300 减 50') },
  ]);
  await expect(sheet.getByText('「活动规则.exe」这种文件不能发送')).toBeVisible();
  await expect(sheet.getByText('活动规则.txt')).toBeVisible();
  await sheet.getByRole('button', { name: '发送' }).click();
  await expect(phone.getByRole('heading', { name: asked })).toBeVisible();
  await expect(phone.getByText('等客服公司')).toBeVisible();

  const office = await signedIn('accountManager', '/matters');
  await office.getByRole('button', { name: asked }).click();
  const drawer = office.getByRole('dialog');
  await expect(drawer.getByRole('button', { name: /^活动规则.txt/ })).toBeVisible();
  await drawer.getByLabel('答复').fill('已更新，明天早班起执行。');
  await drawer.getByRole('button', { name: '答复' }).click();
  await expect(drawer.getByText('等店铺')).toBeVisible();

  await phone.reload();
  await expect(phone.getByText('已更新，明天早班起执行。')).toBeVisible();
  await phone.getByRole('button', { name: '已办结' }).click();
  await expect(phone.getByText('已办结').first()).toBeVisible();
});
