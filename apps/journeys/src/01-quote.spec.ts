import { expect, shop, test } from './journey.js';

const halfHours = Array.from({ length: 30 }, (_, index) => 540 + index * 30);
const clock = (minute: number) =>
  `${String(Math.floor(minute / 60)).padStart(2, '0')}:${String(minute % 60).padStart(2, '0')}`;
const traffic = ['时间,咨询量', ...halfHours.map((minute) => `${clock(minute)},${minute >= 1170 ? 24 : 12}`)];
const withBadRow = traffic.with(4, '10:30,很多');

let link = '';

test.describe.configure({ mode: 'serial' });

test('sales records a lead: a bad row is named by its number and nothing typed is lost', async ({
  signedIn,
}) => {
  const page = await signedIn('sales', '/stores/new');
  await page.getByLabel('客户', { exact: true }).fill(shop.client);
  await page.getByLabel('店铺名称').fill(shop.name);
  await page.getByLabel('类目').fill('家居家纺');
  await page.getByLabel('网址短名').fill(shop.slug);
  await page.getByLabel('日均咨询人数').fill('420');
  const csv = page.getByLabel('分时咨询量（可选）');
  await csv.fill(withBadRow.join('\n'));
  await page.getByRole('button', { name: '保存并报价' }).click();

  await expect(page.getByText('第 5 行').first()).toBeVisible();
  await expect(page.getByText('很多').first()).toBeVisible();
  await expect(page.getByLabel('店铺名称')).toHaveValue(shop.name);
  await expect(csv).toHaveValue(/10:30,很多/);

  await csv.fill(traffic.join('\n'));
  await page.getByRole('button', { name: '保存并报价' }).click();
  await expect(page.getByRole('heading', { name: shop.name })).toBeVisible();
});

test('without a network what was typed stays, and the page that was asked for comes with it', async ({
  signedIn,
}) => {
  const page = await signedIn('sales', '/stores/new');
  const name = page.getByLabel('店铺名称');
  await name.fill('地铁里的店');
  await page.context().setOffline(true);
  await page.getByRole('menuitem', { name: '价目表' }).click();
  await expect(page.getByText('网络已断开')).toBeVisible();
  await expect(name).toHaveValue('地铁里的店');
  await page.context().setOffline(false);
  await expect(page.getByRole('heading', { name: '价目表' })).toBeVisible();
});

test('sales moves the seats, sees the price follow, saves, sends and copies the link', async ({
  signedIn,
}) => {
  const page = await signedIn('sales', `/stores?find=${encodeURIComponent(shop.name)}`);
  await page.getByRole('link', { name: shop.name }).click();
  const price = page.getByRole('group', { name: '每月（含税）' });
  await expect(price).toContainText('¥');
  const before = await price.innerText();
  const seats = page.getByRole('slider', { name: '席位' });
  await seats.focus();
  await seats.press('ArrowRight');
  await expect(price).not.toHaveText(before);

  const save = page.getByRole('button', { name: '保存报价' });
  await expect(save).toBeEnabled();
  await save.click();
  await page.getByRole('button', { name: '生成并发送' }).click();
  await expect(page.getByText('报价链接已生成')).toBeVisible({ timeout: 30_000 });
  await page.getByRole('button', { name: '复制' }).first().click();
  link = await page.evaluate(() => navigator.clipboard.readText());
  expect(link).toMatch(/\/s\/.{20,}$/);
});

test('the shop reads, opens the PDF and accepts on a phone; a second acceptance learns who was first, and when', async ({
  visit,
  request,
}) => {
  const page = await visit('phone');
  const second = await visit('phone');
  await Promise.all([page.goto(link), second.goto(link)]);
  await expect(page.getByRole('heading', { name: '客服外包报价' })).toBeVisible();
  await expect(page.getByText(shop.name)).toBeVisible();
  const pdf = page.getByRole('link', { name: '打开报价单 PDF' });
  const response = await request.get((await pdf.getAttribute('href')) ?? '');
  expect(response.headers()['content-type']).toContain('application/pdf');
  expect((await response.body()).subarray(0, 5).toString()).toBe('%PDF-');

  for (const each of [second, page]) {
    await each.getByLabel('您的姓名').fill(shop.owner.name);
    await each.getByRole('checkbox').check();
  }
  await page.getByRole('button', { name: '接受报价' }).click();
  await expect(page.getByRole('status')).toContainText(`${shop.owner.name} 已于`);
  await second.getByRole('button', { name: '接受报价' }).click();
  await expect(second.getByRole('alert')).toContainText(shop.owner.name);
  await expect(second.getByRole('alert')).toContainText(/\d{2}:\d{2}/);
});
