import { afterAll, beforeAll, beforeEach, expect, test } from '@jest/globals';
import type { ProviderContext } from '@zuoxi/platform/context';
import { SettingsDesk } from '@zuoxi/platform/settings';
import { aProvider, startTestApp, type TestApp } from '@zuoxi/platform/testing';
import { platforms, promisePurposes } from '@zuoxi/vocabulary';
import { SalesModule } from '../sales.module.js';
import { ClauseLibraryService } from './clause-library.service.js';
import { clauseProblems, promisableMetrics } from './contract.rules.js';

const today = '2026-11-20';
let app: TestApp;
let ctx: ProviderContext;

beforeAll(async () => {
  app = await startTestApp(SalesModule);
  app.clock.set(`${today}T02:00:00Z`);
});
afterAll(() => app.close());
beforeEach(async () => {
  ctx = await aProvider(app.db);
});

const offered = (platform: (typeof platforms)[number], by = ctx) =>
  app.get(ClauseLibraryService).offered(by, platform);

test('the library knows whatever may be promised on any platform, and nothing else', () => {
  const all = platforms.flatMap((platform) =>
    promisableMetrics(platform, today).map(({ purpose }) => purpose),
  );
  expect([...new Set<string>(all)].sort()).toEqual([...promisePurposes].sort());
});

test.each(platforms)('what is delivered can be promised on %s as it is', async (platform) => {
  const clauses = await offered(platform);
  expect(clauses).toHaveLength(3);
  expect(clauseProblems(clauses, platform, today)).toEqual([]);
});

test('a company’s own clauses are offered where the platform measures them, from their day on', async () => {
  const clause = (name: string, purpose: string) => ({
    ...{ name, nameEn: `${name} en`, purpose, comparator: '>=', target: '0.9', window: 'week' },
    remedy: '免当周服务费 5%',
  });
  await app.get(SettingsDesk).set(ctx, {
    ...{ kind: 'clauses', basedOnVersion: 1, from: today, note: '' },
    rows: [clause('三十秒', 'thirty-second'), clause('在岗', 'seat-coverage')],
  });
  expect((await offered('jd')).map(({ name }) => name)).toEqual(['三十秒', '在岗']);
  expect(await offered('tmall', { ...ctx, locale: 'en-US' })).toEqual([
    {
      ...{ name: '在岗 en', metric: 'seat_cov@1', comparator: '>=', target: '0.9', window: 'week' },
      remedy: '免当周服务费 5%',
    },
  ]);
});
