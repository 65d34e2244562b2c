import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { Page } from '@playwright/test';
import { accountOf, expect, type Person, test } from './journey.js';

// Everybody opens every section that their menu offers, at a desk and on a phone: nothing is refused, nothing leaves the
// window, and nothing is unreadable or unnamed for those who see or point differently.
const people: readonly Person[] = [
  ...(['owner', 'sales', 'accountManager', 'scheduler', 'teamLeader', 'qc'] as const),
  ...(['qcLead', 'trainer', 'finance', 'hr', 'auditor', 'agent'] as const),
];
const widths = [
  { width: 1440, height: 900 },
  { width: 1024, height: 768 },
  { width: 390, height: 844 },
] as const;

// What fails says its page, width and element; keeping each step's picture of the page takes longer than the walk.
test.use({ trace: 'off' });
test.describe.configure({ timeout: 180_000 });

// As text: a script that the page's policy would refuse is run by the debugger instead.
const axeSource = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

interface Violation {
  readonly id: string;
  readonly impact: string | null;
  readonly nodes: readonly { readonly target: readonly unknown[]; readonly failureSummary?: string }[];
}

/** What axe finds that keeps somebody from reading or using the page. */
async function barriers(page: Page): Promise<string[]> {
  // Sections change within one document, which keeps it.
  if (!(await page.evaluate(() => 'axe' in window))) await page.evaluate(axeSource);
  const violations = await page.evaluate(async () => {
    const { axe } = window as unknown as {
      axe: { run(options: object): Promise<{ violations: Violation[] }> };
    };
    return (await axe.run({ resultTypes: ['violations'] })).violations;
  });
  return violations
    .filter(({ impact }) => impact === 'serious' || impact === 'critical')
    .flatMap(({ id, nodes }) =>
      nodes.slice(0, 3).map(({ target, failureSummary }) => `${id} ${target.join(' ')}: ${failureSummary}`),
    );
}

async function settled(page: Page): Promise<void> {
  await expect(page.getByRole('main').or(page.locator('.ant-layout-content')).first()).toBeVisible();
  await expect(page.locator('.ant-skeleton-active, .page-coming')).toHaveCount(0);
}

const seen = new Set<string>();
/** Whether this is seen for the first time: what several people open is measured once in each look. */
function isNew(sight: string): boolean {
  const before = seen.size;
  return seen.add(sight).size > before;
}

const isTooWide = (page: Page) =>
  page.evaluate(() => document.documentElement.scrollWidth > window.innerWidth + 1);

/** Signing in is other journeys' way; here one reads what comes after it. */
async function begin(page: Page, person: Person, locale: string, theme: string): Promise<void> {
  await page.addInitScript(
    ([chosenLocale, chosenTheme]) => {
      localStorage.setItem('zuoxi.locale', chosenLocale);
      localStorage.setItem('zuoxi.theme', chosenTheme);
    },
    [locale, theme] as const,
  );
  await expect(await page.request.post('/auth/sign-in', { data: accountOf(person) })).toBeOK();
  await page.goto('/');
}

for (const [place, person] of people.entries()) {
  const locale = place % 2 ? 'en-US' : 'zh-CN';
  const theme = Math.floor(place / 2) % 2 ? 'dark' : 'light';
  test(`${person} may open all that the menu offers, and can read it (${locale}, ${theme})`, async ({
    visit,
  }) => {
    const page = await visit('desk');
    await begin(page, person, locale, theme);
    const menu = page.getByRole('menu').first().getByRole('menuitem');
    await expect(menu.first()).toBeVisible();
    const paths = await menu.evaluateAll((items) =>
      items.map((item) => (item.getAttribute('data-menu-id') ?? '').replace(/^[^/]*/, '')),
    );
    expect(paths.length).toBeGreaterThan(0);
    for (const [index, path] of paths.entries()) {
      await menu.nth(index).click();
      await page.waitForURL((url) => url.pathname === path);
      await settled(page);
      expect.soft(await page.locator('.ant-alert-error').allTextContents(), `${path} refuses`).toEqual([]);
      // One width of the three for each page and person, another one for the next.
      const examined = widths[(index + place) % widths.length];
      const isUnmeasured = isNew(`${path} ${locale}`);
      const isUnread = isNew(`${path} ${theme}`);
      for (const size of widths) {
        if (!isUnmeasured && !(isUnread && size === examined)) continue;
        await page.setViewportSize(size);
        await settled(page);
        await expect.soft
          .poll(() => isTooWide(page), `${path} at ${size.width} px leaves the window`)
          .toBe(false);
        if (isUnread && size === examined)
          expect.soft(await barriers(page), `${path} at ${size.width} px`).toEqual([]);
      }
      await page.setViewportSize(widths[0]);
    }
  });
}

// What a list opens to: of shops one that is served, since another journey's may have told nothing of itself yet.
const served = encodeURIComponent('暖橙家居旗舰店');
const lists = [`/stores?find=${served}`, '/contracts', '/morning', '/qc/reviews'];
for (const [locale, theme] of [
  ['zh-CN', 'dark'],
  ['en-US', 'light'],
] as const) {
  test(`the owner reads a shop, a contract, a report and a review (${locale}, ${theme})`, async ({
    visit,
  }) => {
    const page = await visit('desk');
    await begin(page, 'owner', locale, theme);
    await expect(page.getByRole('menu').first()).toBeVisible();
    for (const [index, list] of lists.entries()) {
      await page.goto(list);
      await settled(page);
      await page
        .getByRole('main')
        .or(page.locator('.ant-layout-content'))
        .first()
        .locator('td a')
        .first()
        .click();
      await page.waitForURL((url) => !list.startsWith(url.pathname));
      await settled(page);
      const { pathname } = new URL(page.url());
      expect
        .soft(await page.locator('.ant-alert-error').allTextContents(), `${pathname} refuses`)
        .toEqual([]);
      for (const [place, size] of widths.entries()) {
        await page.setViewportSize(size);
        await settled(page);
        await expect.soft
          .poll(() => isTooWide(page), `${pathname} at ${size.width} px leaves the window`)
          .toBe(false);
        if (place === index % widths.length)
          expect.soft(await barriers(page), `${pathname} at ${size.width} px`).toEqual([]);
      }
      await page.setViewportSize(widths[0]);
    }
  });
}

// Operations see no quotes.
for (const [place, [person, pages]] of (
  [
    ['shopManager', 6],
    ['shopOperations', 5],
    ['shopFinance', 6],
  ] as const
).entries()) {
  const locale = place % 2 ? 'en-US' : 'zh-CN';
  const theme = place % 2 ? 'dark' : 'light';
  test(`${person} may open all that the shop’s pages offer (${locale}, ${theme})`, async ({ visit }) => {
    const page = await visit('phone');
    await begin(page, person, locale, theme);
    const tabs = page.getByRole('navigation').last().getByRole('button');
    await expect(tabs).toHaveCount(pages);
    for (let index = 0; index < pages; index += 1) {
      await tabs.nth(index).click();
      await expect(tabs.nth(index)).toHaveAttribute('aria-current', 'page');
      await expect(page.locator('.lp-skeleton')).toHaveCount(0);
      const { pathname } = new URL(page.url());
      expect.soft(await page.getByRole('alert').allTextContents(), `${pathname} refuses`).toEqual([]);
      await expect.soft.poll(() => isTooWide(page), `${pathname} leaves the window`).toBe(false);
      expect.soft(await barriers(page), pathname).toEqual([]);
    }
  });
}
