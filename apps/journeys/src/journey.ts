import { expect, type Locator, type Page, test as base } from '@playwright/test';

const run = process.env['JOURNEYS_SHOP'] ?? 'journey';

/** The shop that the journeys make and walk with, from the first lead to the appeal. */
export const shop = {
  name: `星野家纺 ${run}`,
  slug: `xingye-${run}`,
  client: `南通星野家纺 ${run}`,
  owner: { name: '叶星野', email: `owner-${run}@xingye.example`, password: 'Trellis-Orbit-7' },
};

const password = 'zuoxi-demo';
const emails = {
  owner: 'owner@demo.zuoxi.cn',
  sales: 'sales@demo.zuoxi.cn',
  accountManager: 'am@demo.zuoxi.cn',
  scheduler: 'scheduler@demo.zuoxi.cn',
  hr: 'hr@demo.zuoxi.cn',
  qc: 'qc@demo.zuoxi.cn',
  qcLead: 'qclead@demo.zuoxi.cn',
  teamLeader: 'leader@demo.zuoxi.cn',
  trainer: 'trainer@demo.zuoxi.cn',
  auditor: 'auditor@demo.zuoxi.cn',
  finance: 'finance@demo.zuoxi.cn',
  agent: 'agent@demo.zuoxi.cn',
  shopManager: 'shop@demo.zuoxi.cn',
  shopOperations: 'shop-ops@demo.zuoxi.cn',
  shopFinance: 'shop-finance@demo.zuoxi.cn',
} as const;
export type Person = keyof typeof emails | 'shopOwner';

export const accountOf = (person: Person) =>
  person === 'shopOwner'
    ? { email: shop.owner.email, password: shop.owner.password }
    : { email: emails[person], password };

/** The demo's agent with an account: her place in the list, and what the platform and the shops call her. */
export const agent = { name: '陈晓', alias: '客服001' };

interface Visit {
  /** Opens a page for somebody: 1440 px wide, or a phone's 390 px. */
  readonly visit: (screen: 'desk' | 'phone') => Promise<Page>;
  /** The same, signed in. */
  readonly signedIn: (person: Person, path: string, screen?: 'desk' | 'phone') => Promise<Page>;
}

export const test = base.extend<Visit>({
  visit: async ({ browser }, use) => {
    const contexts: Awaited<ReturnType<typeof browser.newContext>>[] = [];
    const refusedByPolicy: string[] = [];
    await use(async (screen) => {
      const phone = { viewport: { width: 390, height: 844 }, hasTouch: true };
      // Without motion nothing is clicked while it moves, which no person does either.
      const context = await browser.newContext({
        reducedMotion: 'reduce',
        ...(screen === 'phone' ? phone : {}),
      });
      await context.grantPermissions(['clipboard-read', 'clipboard-write']);
      contexts.push(context);
      const page = await context.newPage();
      page.on('console', (message) => {
        if (message.text().includes('Content Security Policy')) refusedByPolicy.push(message.text());
      });
      return page;
    });
    expect(refusedByPolicy).toEqual([]);
    for (const context of contexts) await context.close();
  },
  signedIn: async ({ visit }, use) => {
    await use(async (person, path, screen = 'desk') => {
      const page = await visit(screen);
      await page.goto(path);
      const mine = accountOf(person);
      await page.getByLabel('邮箱').fill(mine.email);
      await page.getByLabel('密码').fill(mine.password);
      await page.getByRole('button', { name: '登录', exact: true }).click();
      await page.getByRole('heading', { name: '登录坐席' }).waitFor({ state: 'detached' });
      return page;
    });
  },
});
export { expect } from '@playwright/test';

/** Chooses in a list that opens under its field; types where the list can be searched. */
export async function choose(within: Page | Locator, field: string, option: string): Promise<void> {
  const box = within.getByRole('combobox', { name: field });
  await box.click();
  if (await box.isEditable()) await box.fill(option);
  const page = 'page' in within ? within.page() : within;
  await page.locator('.ant-select-dropdown:visible').getByText(option, { exact: true }).first().click();
}

/** Types a date and lets the calendar take it. */
export async function setDate(within: Page | Locator, field: string, on: string): Promise<void> {
  const input = within.getByLabel(field);
  await input.click();
  await input.fill(on);
  await input.press('Enter');
}

/** A business date, so many days from today. */
export function dateFromToday(days: number): string {
  const shanghai = new Date(Date.now() + 8 * 3_600_000 + days * 86_400_000);
  return shanghai.toISOString().slice(0, 10);
}

/** A Monday within my day's two weeks, after the demo's own rosters: the next one, on a weekend the one after it. */
export function freeMonday(): string {
  const weekday = new Date(dateFromToday(0)).getUTCDay() || 7;
  return dateFromToday(8 - weekday + (weekday >= 6 ? 7 : 0));
}
