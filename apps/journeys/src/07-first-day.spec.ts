import type { Page } from '@playwright/test';
import { choose, dateFromToday, expect, freeMonday, setDate, test } from './journey.js';

// A company's first day, on an installation that has nothing in it: no demo, nobody to ask.
test.describe.configure({ mode: 'serial' });

const setupLink = process.env['JOURNEYS_SETUP_LINK'] ?? '';
const at = (path: string) => new URL(path, setupLink).href;
const yesterday = dateFromToday(-1);
const owner = { name: '顾远', email: 'owner@yunling.example', password: 'a pale trellis' };
const ning = { name: '周宁', alias: '小宁', email: 'ning@yunling.example', password: 'an amber kettle' };
const shopOwner = { name: '叶青', email: 'shop@yunling.example', password: 'a quiet harbour' };
const shop = '云岭家居旗舰店';
const account = `${shop}:${ning.alias}`;

/** What the owner had to do up to the first published report. */
const effort = { fields: 0, clicks: 0 };
let agentLink = '';

async function signIn(page: Page, person: { email: string; password: string }, path: string): Promise<void> {
  await page.goto(at(path));
  await page.getByLabel('邮箱').fill(person.email);
  await page.getByLabel('密码').fill(person.password);
  await page.getByRole('button', { name: '登录', exact: true }).click();
  await page.getByRole('heading', { name: '登录坐席' }).waitFor({ state: 'detached' });
}

/** Counts every field that is filled and every click, on this page and those that follow it. */
async function counted(page: Page): Promise<Page> {
  await page.exposeFunction('noteEffort', (kind: keyof typeof effort) => void (effort[kind] += 1));
  await page.addInitScript(() => {
    const note = (kind: string) => (window as unknown as { noteEffort(kind: string): void }).noteEffort(kind);
    addEventListener('click', (event) => event.isTrusted && note('clicks'), true);
    addEventListener('change', () => note('fields'), true);
  });
  return page;
}

const chats = ['会话ID,消息ID,买家,客服,时间,发送方,内容'];
for (let talk = 0; talk < 12; talk += 1) {
  const minute = String(talk).padStart(2, '0');
  chats.push(
    `c${talk},c${talk}-1,买家${talk}号,${account},${yesterday} 10:${minute}:05,买家,请问四件套有货吗`,
  );
  chats.push(`c${talk},c${talk}-2,买家${talk}号,${account},${yesterday} 10:${minute}:25,客服,亲，现货在的哦`);
}

/** What each of them is told on the first page, and where its one button leads. */
const beginnings = [
  { role: 'scheduler', told: /^还没有店铺；/, button: '查看客服', leadsTo: '/agents' },
  { role: 'qc-inspector', told: /^还没有店铺；/, button: '查看客服', leadsTo: '/agents' },
  { role: 'finance', told: /^还没有合同/, button: '查看报价', leadsTo: '/quotes' },
  { role: 'sales', told: /^没有符合的报价/, button: '去店铺列表报价', leadsTo: '/stores' },
];

test('an empty company says on each first page what is missing, and leads there', async ({
  visit,
  request,
}) => {
  test.setTimeout(120_000);
  const page = await counted(await visit('desk'));
  const answer = await page.goto(setupLink);
  expect(answer?.headers()['content-security-policy']).toContain("style-src 'self' 'nonce-");
  expect(answer?.headers()['content-security-policy']).not.toContain('unsafe-inline');
  await page.getByLabel('公司名称').fill('云岭客服');
  await page.getByLabel('管理员姓名').fill(owner.name);
  await page.getByLabel('邮箱').fill(owner.email);
  await page.getByLabel(/^密码/).fill(owner.password);
  await page.getByRole('button', { name: '开通并登录' }).click();
  await expect(page.getByText('开始使用：0 / 6')).toBeVisible();

  const office = await visit('desk');
  await signIn(office, owner, '/imports');
  for (const path of ['/imports', '/roster', '/qc']) {
    await office.goto(at(path));
    await expect(office.getByText('还没有店铺，先录入一家服务中的店铺')).toBeVisible();
  }
  await office.getByRole('button', { name: '登记服务中的店铺' }).click();
  await expect(office.getByLabel('店铺名称')).toBeVisible();

  const { email, password } = owner;
  const signedIn = await request.post(at('/auth/sign-in'), { data: { email, password } });
  await expect(signedIn).toBeOK();
  const { accessToken } = (await signedIn.json()) as { accessToken: string };
  const join = async (role: string) => {
    const invited = await request.post(at('/graphql'), {
      headers: { authorization: `Bearer ${accessToken}`, 'idempotency-key': `invite-${role}` },
      data: {
        query:
          'mutation InviteMember($input: InviteMemberInput!) { inviteMember(input: $input) { link invitation { id } } }',
        variables: { input: { email: `${role}@yunling.example`, role } },
      },
    });
    const { data, errors } = (await invited.json()) as {
      data?: { inviteMember: { link: string } };
      errors?: unknown;
    };
    if (!data) throw new Error(`${role} is not invited: ${JSON.stringify(errors)}`);
    const joined = await visit('desk');
    await joined.goto(at(data.inviteMember.link));
    await joined.getByLabel('姓名').fill(role);
    await joined.getByLabel(/^密码/).fill('a tall lantern');
    await joined.getByRole('button', { name: '创建账号' }).click();
    return joined;
  };
  for (const { role, told, button, leadsTo } of beginnings) {
    const theirs = await join(role);
    await expect(theirs.getByText(told)).toBeVisible();
    await theirs.getByRole('button', { name: button }).click();
    await theirs.waitForURL((url) => url.pathname === leadsTo);
    await theirs.close();
  }
  const hr = await join('hr');
  await expect(hr.getByText('还没有客服')).toBeVisible();
  await hr.getByRole('button', { name: '添加客服' }).last().click();
  await expect(hr.getByRole('dialog').getByLabel('姓名')).toBeVisible();
});

test('from there to the first published report of a shop in service', async ({ visit }) => {
  test.setTimeout(180_000);
  const page = await visit('desk');
  await signIn(page, owner, '/morning');
  await counted(page);
  await page.reload();

  const steps = page.getByRole('list').filter({ hasText: '邀请店主查看日报' });
  await expect(page.getByText('开始使用：0 / 6')).toBeVisible();
  await steps.getByRole('link', { name: '录入一家服务中的店铺' }).click();
  await page.getByLabel('店铺名称').fill(shop);
  await setDate(page, '服务开始日期', dateFromToday(-30));
  await page.getByLabel('同时在岗席位').fill('1');
  await page.getByRole('button', { name: '登记店铺' }).click();

  await expect(page.getByText('开始使用：1 / 6')).toBeVisible();
  await steps.getByRole('link', { name: '添加客服' }).click();
  await page.getByRole('button', { name: '粘贴名单' }).click();
  const staff = page.getByRole('dialog');
  await staff
    .getByLabel('名单')
    .fill(
      `姓名\t花名\t工号\t店铺\t邮箱\n${ning.name}\t${ning.alias}\tA1\t${shop}\t${ning.email}\n李静\t小静\tA2\t${shop}\t`,
    );
  await staff.getByRole('button', { name: '添加 2 人' }).click();
  // A person hands on what is copied; on the screen long links are cut.
  await staff.getByRole('button', { name: '复制全部' }).click();
  const copied = await page.evaluate(() => navigator.clipboard.readText());
  agentLink = /http\S+/.exec(copied)?.[0] ?? '';
  await staff.getByRole('button', { name: '关闭' }).last().click();

  await page.getByRole('menuitem', { name: '晨间总览' }).click();
  await steps.getByRole('link', { name: '导入一天的聊天记录' }).click();
  await page
    .locator('input[type=file]')
    .setInputFiles({ name: '聊天记录.csv', mimeType: 'text/csv', buffer: Buffer.from(chats.join('\n')) });
  await page.getByRole('button', { name: '开始导入' }).click();
  await expect(page.getByText('已完成')).toBeVisible({ timeout: 45_000 });
  const pending = page.getByRole('row').filter({ hasText: account });
  await choose(pending, '是哪位客服', `${ning.name}（${ning.alias}）`);
  await expect(pending).toBeHidden();

  await page.getByRole('menuitem', { name: '晨间总览' }).click();
  await steps.getByRole('link', { name: '生成并发布第一份日报' }).click();
  // The morning's list has such a button too.
  await expect(page.getByText('这一天还没有日报')).toBeVisible();
  await page.getByRole('button', { name: '生成日报' }).click();
  await expect(page.getByRole('heading').getByText('草稿 v1')).toBeVisible();
  await page.getByRole('button', { name: '发布给店铺' }).click();
  await expect(page.getByRole('heading').getByText('已发布 v1')).toBeVisible();

  test.info().annotations.push({ type: 'effort', description: JSON.stringify(effort) });
  expect(effort.fields).toBeLessThanOrEqual(12);
  expect(effort.clicks).toBeLessThanOrEqual(30);
});

test('the shop’s owner is invited and reads it on a phone; nothing is left to begin', async ({ visit }) => {
  const page = await visit('desk');
  await signIn(page, owner, '/morning');
  await page.getByRole('link', { name: '邀请店主查看日报' }).click();
  await page.getByRole('button', { name: '邀请成员' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByLabel('邮箱').fill(shopOwner.email);
  await choose(dialog, '角色', '店主');
  await choose(dialog, '店铺', shop);
  await dialog.getByRole('button', { name: '生成邀请链接' }).click();
  const link = (await page.getByText(/\/invite/).innerText()).trim();

  const phone = await visit('phone');
  await phone.goto(link);
  await phone.getByLabel('姓名').fill(shopOwner.name);
  await phone.getByLabel(/^密码/).fill(shopOwner.password);
  await phone.getByRole('button', { name: '创建账号' }).click();
  await expect(phone.getByRole('heading', { level: 1 })).toContainText('接待 12 人');

  await page.goto(at('/morning'));
  await expect(page.getByRole('row').filter({ hasText: shop })).toBeVisible();
  await expect(page.getByText(/^开始使用/)).toBeHidden();
});

test('an invited agent sees a shift, a result, appeals it, and leaves', async ({ visit }) => {
  test.setTimeout(180_000);
  const phone = await visit('phone');
  await phone.goto(agentLink);
  await expect(phone.getByLabel('姓名')).toHaveValue(ning.name);
  await phone.getByLabel(/^密码/).fill(ning.password);
  await phone.getByRole('button', { name: '创建账号' }).click();
  await expect(phone).toHaveURL(/\/my-day$/);
  await expect(phone.getByText('接下来两周没有已发布的班次')).toBeVisible();

  const desk = await visit('desk');
  await signIn(desk, owner, '/agents');
  await desk.getByRole('tab', { name: '班次' }).click();
  await desk.getByRole('button', { name: '添加班次' }).first().click();
  const shift = desk.getByRole('dialog');
  await shift.getByLabel('班次名称').fill('白班');
  await shift.getByRole('button', { name: '保存' }).click();
  await expect(shift).toBeHidden();
  await desk.goto(at('/roster'));
  await desk.getByRole('button', { name: '自动排班' }).first().click();
  const solve = desk.getByRole('dialog');
  await setDate(solve, '开始日期', freeMonday());
  await solve.getByRole('button', { name: '开始排班' }).click();
  const publish = desk.getByRole('button', { name: '发布排班' });
  await expect(publish).toBeEnabled({ timeout: 60_000 });
  await publish.click();
  await desk.getByRole('dialog').getByRole('button', { name: '发布排班' }).click();
  await expect(desk.getByText('排班已发布')).toBeVisible();
  await phone.reload();
  await expect(phone.getByText(shop).first()).toBeVisible();

  await desk.goto(at('/qc'));
  await desk.getByRole('button', { name: '抽取当天会话' }).first().click();
  await expect(desk.getByText('亲，现货在的哦').first()).toBeVisible();
  await desk.keyboard.press('9');
  await desk.keyboard.press('j');
  await desk.keyboard.press('e');
  await desk.keyboard.press('Enter');
  await expect(desk.getByText('已评分').first()).toBeVisible();
  await phone.reload();
  await phone
    .getByRole('button', { name: /我要申诉/ })
    .first()
    .click();
  await phone.getByLabel('说说为什么不同意').fill('这是正常的问候，没有辱骂。');
  await phone.getByRole('button', { name: '提交申诉' }).click();
  await expect(phone.getByText('申诉中').first()).toBeVisible();

  await desk.goto(at('/agents'));
  await desk.getByRole('row').filter({ hasText: ning.alias }).getByRole('button', { name: '修改' }).click();
  const change = desk.getByRole('dialog', { name: `修改 ${ning.name}` });
  await change.getByRole('button', { name: '办理离职' }).click();
  const leave = desk.getByRole('dialog', { name: `${ning.name} 办理离职` });
  // What ends is named before it ends; a last day of today ends it at once.
  await expect(leave.getByText('失去的权限')).toBeVisible();
  await leave.getByRole('button', { name: '办理离职' }).click();
  await expect(leave).toBeHidden();
  await phone.reload();
  await expect(phone.getByRole('button', { name: '登录', exact: true })).toBeVisible();
});
