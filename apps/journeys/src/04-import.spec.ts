import { type Locator, type Page } from '@playwright/test';
import iconv from 'iconv-lite';
import { agent, choose, dateFromToday, expect, shop, test } from './journey.js';

test.describe.configure({ mode: 'serial' });

const yesterday = dateFromToday(-1);
const account = `${shop.name}:小陈`;
const header = ['会话ID', '消息ID', '买家', '客服', '时间', '发送方', '内容'];

/** Thirty talks of two messages; the time of one more, in row 8, cannot be read. */
const chats = [header.join(',')];
for (let talk = 0; talk < 30; talk += 1) {
  const id = `${shop.slug}-${talk}`;
  const minute = String(talk).padStart(2, '0');
  const at = `${yesterday} 10:${minute}:05`;
  chats.push([id, `${id}-1`, `买家${talk}号`, account, at, '买家', '请问四件套有货吗'].join(','));
  const answer = `${yesterday} 10:${minute}:${talk % 5 ? '25' : '55'}`;
  chats.push([id, `${id}-2`, `买家${talk}号`, account, answer, '客服', '亲，现货在的哦'].join(','));
  if (talk === 2)
    chats.push([id, `${id}-3`, `买家${talk}号`, account, '昨天下午', '买家', '好的谢谢'].join(','));
}
const orders = [
  '订单编号,买家会员名,买家实际支付金额,订单状态,订单创建时间,订单付款时间',
  `20260001,买家3号,199.00,买家已付款,${yesterday} 10:10:00,${yesterday} 10:12:00`,
];
const afterSales = [
  '订单编号,买家会员名,售后类型,退款金额,原因,处理结果,客服,申请时间',
  `20260001,买家3号,仅退款,19.00,少件,已同意,${account},${yesterday} 15:00:00`,
];

const fileOf = (name: string, rows: readonly string[]) => ({
  name,
  mimeType: 'text/csv',
  buffer: iconv.encode(rows.join('\n'), 'gbk'),
});
const chatFile = fileOf('聊天记录.csv', chats);

async function importFile(page: Page, file: ReturnType<typeof fileOf>, kind?: string): Promise<void> {
  await page.goto('/imports');
  await choose(page, '店铺', shop.name);
  if (kind) await page.getByText(kind, { exact: true }).first().click();
  await page.locator('input[type=file]').setInputFiles(file);
  await page.getByRole('button', { name: '开始导入' }).click();
  await expect(page.getByRole('heading', { name: '导入结果' })).toBeVisible();
}

const count = (page: Page, name: string): Locator => page.getByRole('group', { name });

test('the account manager imports yesterday’s chats: preview, result, the rejected row by row and column', async ({
  signedIn,
}) => {
  const page = await signedIn('accountManager', '/imports');
  await choose(page, '店铺', shop.name);
  await page.locator('input[type=file]').setInputFiles(chatFile);
  await expect(page.getByText('请问四件套有货吗').first()).toBeVisible();
  await page.getByRole('button', { name: '开始导入' }).click();
  await expect(page.getByText('已完成')).toBeVisible({ timeout: 30_000 });
  await expect(count(page, '新增')).toContainText('60');
  await expect(count(page, '未导入')).toContainText('1');
  const rejected = page.getByRole('row').filter({ hasText: '昨天下午' });
  await expect(rejected).toContainText('8');
  await expect(rejected).toContainText('时间');
});

test('an unknown platform account is matched; the same file again is known', async ({ signedIn }) => {
  const page = await signedIn('accountManager', '/imports');
  await choose(page, '店铺', shop.name);
  const pending = page.getByRole('row').filter({ hasText: account });
  await choose(pending, '是哪位客服', `${agent.name}（${agent.alias}）`);
  await expect(pending).toBeHidden();

  await importFile(page, chatFile);
  await expect(page.getByText(/以前导入过/)).toBeVisible();
});

test('orders and after-sale cases follow', async ({ signedIn }) => {
  const page = await signedIn('accountManager', '/imports');
  for (const [kind, file] of [
    ['订单', fileOf('订单.csv', orders)],
    ['售后', fileOf('售后.csv', afterSales)],
  ] as const) {
    await importFile(page, file, kind);
    await expect(page.getByText('已完成')).toBeVisible({ timeout: 30_000 });
    await expect(count(page, '新增')).toContainText('1');
  }
});
