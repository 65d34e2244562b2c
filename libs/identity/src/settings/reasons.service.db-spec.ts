import { afterAll, beforeAll, expect, test } from '@jest/globals';
import type { ProviderContext } from '@zuoxi/platform/context';
import { SettingsDesk } from '@zuoxi/platform/settings';
import { aProvider, startTestApp, type TestApp } from '@zuoxi/platform/testing';
import { settingsByKind } from '@zuoxi/vocabulary';
import { IdentityModule } from '../identity.module.js';
import { ReasonsService } from './reasons.service.js';

let app: TestApp;
let ctx: ProviderContext;

beforeAll(async () => {
  app = await startTestApp(IdentityModule);
  app.clock.set('2026-11-20T02:00:00Z');
  ctx = await aProvider(app.db);
});
afterAll(() => app.close());

const offered = (by: ProviderContext) => app.get(ReasonsService).offered(by, 'quote-lost');

test('reasons are the delivered ones until the company has its own, by the version of the day', async () => {
  const delivered = settingsByKind.reasons.delivered.filter(({ of }) => of === 'quote-lost');
  expect(await offered(ctx)).toEqual(delivered.map(({ name }) => name));
  expect(await offered({ ...ctx, locale: 'en-US' })).toContain('Price too high');
  const own = { of: 'quote-lost', name: '竞品赠送旺季席位', nameEn: '' };
  const others = { of: 'contract-ended', name: '到期不续', nameEn: 'Not renewed' };
  await app.get(SettingsDesk).set(ctx, {
    ...{ kind: 'reasons', basedOnVersion: 1, from: '2026-11-21', note: '' },
    rows: [own, others],
  });
  expect(await offered(ctx)).toHaveLength(delivered.length);
  app.clock.set('2026-11-21T02:00:00Z');
  expect(await offered(ctx)).toEqual([own.name]);
  expect(await offered({ ...ctx, locale: 'en-US' })).toEqual([own.name]);
});

test('who may not do it is not told its reasons', async () => {
  await expect(offered({ ...ctx, permissions: ['store:read'] })).rejects.toMatchObject({ code: 'FORBIDDEN' });
});
