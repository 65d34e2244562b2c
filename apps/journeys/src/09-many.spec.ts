import type { Page } from '@playwright/test';
import { accountOf, dateFromToday, expect, freeMonday, test } from './journey.js';

// A company ten times the demo's: a long list is shown in part and is complete all the same. Who is last is reached by
// scrolling, by turning pages and by typing.
test.describe.configure({ mode: 'serial', timeout: 180_000 });

const run = Date.now().toString(36);
const shops = Array.from({ length: 60 }, (_, place) => `众 ${run} ${String(place + 1).padStart(3, '0')} 店`);
const big = shops[0] ?? '';
const agents = Array.from({ length: 130 }, (_, place) => `众${run}${String(place + 1).padStart(3, '0')}`);
const lastAgent = agents.at(-1) ?? '';
const rowsThere = (page: Page) => page.locator('tbody tr:has(td):visible').count();

test('sixty shops are taken over and a list of 130 agents is entered', async ({ request }) => {
  const signedIn = await request.post('/auth/sign-in', { data: accountOf('owner') });
  await expect(signedIn).toBeOK();
  const { accessToken } = (await signedIn.json()) as { accessToken: string };
  const mutate = async (name: string, input: object, key: string) => {
    const type = `${name.charAt(0).toUpperCase()}${name.slice(1)}Input`;
    const answer = await request.post('/graphql', {
      headers: { authorization: `Bearer ${accessToken}`, 'idempotency-key': `${run}-${key}` },
      data: {
        query: `mutation Many($input: ${type}!) { ${name}(input: $input) { __typename } }`,
        variables: { input },
      },
    });
    expect(await answer.json()).toEqual({ data: { [name]: { __typename: expect.any(String) } } });
  };
  for (const [place, storeName] of shops.entries())
    await mutate(
      'takeOverStore',
      { storeName, slug: `many-${run}-${place}`, platform: 'tmall', seats: 1, startsOn: dateFromToday(-10) },
      `shop-${place}`,
    );
  const rows = agents.map((alias, place) => `众人${place + 1}\t${alias}\tm${run}${place + 1}\t${big}`);
  await mutate('addStaff', { text: ['姓名\t花名\t工号\t店铺', ...rows].join('\n') }, 'staff');
});

test('the morning comes in pages that keys turn, and any shop is found', async ({ signedIn }) => {
  const page = await signedIn('accountManager', '/morning');
  await expect(page.getByText(/^第 1–50 条，共 \d+ 条$/)).toBeVisible();
  expect(await rowsThere(page)).toBeLessThanOrEqual(50);
  const pages = page.getByRole('listitem', { name: /^\d+$/ });
  await pages.last().click();
  await expect(page.getByText(/^第 51–/)).toBeVisible();
  await pages.first().click();
  await expect(page.getByText(/^第 1–50/)).toBeVisible();
  for (let press = 0; press < 51; press += 1) await page.keyboard.press('j');
  await expect(page.getByText(/^第 51–/)).toBeVisible();
  await expect(page.locator('.ant-table-row-selected')).toBeInViewport();

  await page.getByLabel('按店铺查找').fill(`${run} 060`);
  await expect(page.getByRole('link', { name: shops.at(-1) ?? '', exact: true })).toBeVisible();
  expect(await rowsThere(page)).toBe(1);
  await page.getByLabel('按店铺查找').fill('没有这样的店');
  await expect(page.getByText('没有店铺符合查找条件')).toBeVisible();
});

test('on the board of all shops the last agent is reached by scrolling, and found by typing', async ({
  signedIn,
}) => {
  const page = await signedIn('scheduler', '/roster/all');
  const board = page.getByRole('group', { name: '全部店铺' });
  await expect(board).toBeVisible();
  expect(await rowsThere(page)).toBeLessThan(110);
  const last = board.getByRole('rowheader', { name: lastAgent });
  await expect(last).toHaveCount(0);
  await board.evaluate((frame) => frame.scrollTo(0, frame.scrollHeight));
  await expect(last).toBeInViewport();
  expect(await rowsThere(page)).toBeLessThan(110);

  await page.getByLabel('按店铺、花名或姓名查找').fill(agents[64] ?? '');
  await expect(board.getByRole('rowheader', { name: agents[64] ?? '' })).toBeInViewport();
  expect(await rowsThere(page)).toBe(1);
});

test('a shop’s roster has all of its 130 agents; keys go on where one has scrolled away, paper has all', async ({
  signedIn,
}) => {
  const page = await signedIn('scheduler', '/roster');
  const choice = page.getByRole('combobox', { name: '店铺' });
  await choice.click();
  await choice.fill(big);
  await page.locator('.ant-select-dropdown:visible').getByText(big, { exact: true }).click();
  await page.getByRole('button', { name: '自动排班' }).first().click();
  const dialog = page.getByRole('dialog');
  const from = dialog.getByLabel('开始日期');
  await from.click();
  await from.fill(freeMonday());
  await from.press('Enter');
  await dialog.getByRole('button', { name: '开始排班' }).click();
  await expect(page.getByRole('button', { name: '发布排班' })).toBeVisible({ timeout: 120_000 });

  const board = page.getByRole('group', { name: '排班' });
  const header = (alias: string) => board.getByRole('rowheader', { name: alias });
  await expect(header(agents[0] ?? '')).toBeVisible();
  await expect(header(lastAgent)).toHaveCount(0);
  await board.getByRole('button', { name: `${agents[0]} ${freeMonday()} ` }).focus();
  await board.evaluate((frame) => frame.scrollTo(0, frame.scrollHeight));
  await expect(header(lastAgent)).toBeInViewport();
  await page.keyboard.press('ArrowDown');
  await expect(board.getByRole('button', { name: `${agents[1]} ${freeMonday()} ` })).toBeFocused();

  await page.evaluate(() => window.dispatchEvent(new Event('beforeprint')));
  await expect(header(agents[64] ?? '')).toHaveCount(1);
  expect(await rowsThere(page)).toBeGreaterThanOrEqual(130);
  await page.evaluate(() => window.dispatchEvent(new Event('afterprint')));
  await expect(header(agents[64] ?? '')).toHaveCount(0);

  await page.getByLabel('按花名或姓名查找').fill(lastAgent);
  await expect(header(lastAgent)).toBeInViewport();
  await expect(header(agents[0] ?? '')).toHaveCount(0);
});
