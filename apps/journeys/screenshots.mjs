// `npm run screenshots`: pictures of the screens, from a running server with demo data, into docs/screenshots.
// `--url http://…` names the server; `--only <part of a name>` takes some of them.
import { chromium } from '@playwright/test';
import { mkdirSync, statSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { browserOptions } from './browser.mjs';

const { values } = parseArgs({
  options: {
    url: { type: 'string', default: 'http://127.0.0.1:3000' },
    only: { type: 'string', default: '' },
  },
});
const target = join(dirname(fileURLToPath(import.meta.url)), '..', '..', 'docs', 'screenshots');
const desk = { width: 1440, height: 900 };
const phone = { width: 390, height: 844 };
const mostBytes = 200 * 1024;

/** Opens the first row's link, as a person would. */
const firstLink = (page) => page.locator('.ant-table-row a').first().click();
const onDemoShop = async (page) => {
  await page.getByRole('link', { name: '暖橙家居旗舰店' }).first().click();
  await page.locator('canvas').first().waitFor();
};

const screens = [
  { name: 'sign-in', path: '/sign-in', size: phone },
  { name: 'sales-quotes', who: 'sales', path: '/quotes' },
  { name: 'sales-workbench', who: 'sales', path: '/stores', act: onDemoShop },
  {
    name: 'sales-workbench-dark-en',
    who: 'sales',
    path: '/stores',
    act: onDemoShop,
    locale: 'en-US',
    theme: 'dark',
  },
  { name: 'sales-lead', who: 'sales', path: '/stores/new' },
  { name: 'owner-price-books', who: 'owner', path: '/price-books' },
  { name: 'finance-contract', who: 'finance', path: '/contracts', act: firstLink },
  { name: 'manager-morning', who: 'am', path: '/morning' },
  { name: 'manager-imports', who: 'am', path: '/imports' },
  { name: 'manager-report', who: 'am', path: '/morning', act: onDemoShop },
  { name: 'scheduler-roster', who: 'scheduler', path: '/roster' },
  { name: 'scheduler-agents', who: 'scheduler', path: '/agents' },
  { name: 'qc-cockpit', who: 'qc', path: '/qc' },
  { name: 'qc-cockpit-dark', who: 'qc', path: '/qc', theme: 'dark' },
  { name: 'qc-lead-reviews', who: 'qclead', path: '/qc/reviews' },
  { name: 'owner-members-en', who: 'owner', path: '/members', locale: 'en-US' },
  { name: 'auditor-audit', who: 'auditor', path: '/audit' },
  { name: 'agent-my-day', who: 'agent', path: '/my-day', size: phone },
  { name: 'shop-day', who: 'shop', path: '/', size: phone },
  { name: 'shop-day-dark-en', who: 'shop', path: '/', size: phone, locale: 'en-US', theme: 'dark' },
  {
    name: 'shop-contract',
    who: 'shop',
    path: '/',
    size: phone,
    act: (page) => page.getByRole('button', { name: '合同', exact: true }).click(),
  },
];

const browser = await chromium.launch(await browserOptions());

async function open({ who, path, size = desk, locale = 'zh-CN', theme = 'light' }) {
  const context = await browser.newContext({
    baseURL: values.url,
    viewport: size,
    locale,
    timezoneId: 'Asia/Shanghai',
    colorScheme: theme,
    deviceScaleFactor: 1,
    reducedMotion: 'reduce',
  });
  await context.addInitScript((chosen) => localStorage.setItem('zuoxi.locale', chosen), locale);
  const page = await context.newPage();
  if (who) {
    const credentials = { email: `${who}@demo.zuoxi.cn`, password: 'zuoxi-demo' };
    // The session is a cookie; the pages ask for their token with it.
    const response = await page.request.post('/auth/sign-in', { data: credentials });
    if (!response.ok()) throw new Error(`${who} could not sign in: ${response.status()}`);
  }
  await page.goto(path);
  return page;
}

/** Nothing is asked for any more, no skeleton is left, no button spins. */
async function settled(page) {
  await page.waitForLoadState('networkidle', { timeout: 8000 }).catch(() => undefined);
  await page.waitForFunction(
    () => !document.querySelector('.ant-skeleton, .lp-skeleton, .ant-spin-spinning'),
  );
  await page.evaluate(() => document.fonts.ready);
}

mkdirSync(target, { recursive: true });
for (const screen of screens.filter(({ name }) => name.includes(values.only))) {
  const page = await open(screen);
  await settled(page);
  if (screen.act) {
    await screen.act(page);
    await settled(page);
  }
  // What is drawn with a movement has arrived.
  await page.waitForTimeout(700);
  const file = join(target, `${screen.name}.png`);
  await page.screenshot({ path: file, animations: 'disabled' });
  const { size } = statSync(file);
  console.log(
    `${screen.name.padEnd(28)} ${Math.round(size / 1024)} KB${size > mostBytes ? '  too large' : ''}`,
  );
  await page.context().close();
}
await browser.close();
