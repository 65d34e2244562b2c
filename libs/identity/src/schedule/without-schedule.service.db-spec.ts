import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { Schedules } from '@zuoxi/platform/schedules';
import { aProvider, aStore, startTestApp, type TestApp } from '@zuoxi/platform/testing';
import { IdentityModule } from '../identity.module.js';

let app: TestApp;
beforeAll(async () => {
  app = await startTestApp(IdentityModule);
});
afterAll(() => app.close());

const linesOf = async (providerId: string) =>
  (
    await app.db.admin.query(
      `select st.slug, s.kind, s.time_zone, s.next_run_at from platform.schedule s
         left join identity.store st on st.store_id = s.store_id where s.provider_id = $1 order by 1, 2`,
      [providerId],
    )
  ).rows;

test('whoever comes gets their lines when somebody next looks: once, at their zone’s time', async () => {
  const one = await aStore(app.db, await aProvider(app.db), { slug: 'lead' });
  const { ctx } = await aStore(app.db, one.ctx, {
    ...{ slug: 'served', status: 'in_service', timeZone: 'America/New_York' },
  });
  await aStore(app.db, ctx, { slug: 'gone', status: 'closed' });
  const schedules = app.get(Schedules);
  await Promise.all([schedules.tick(), schedules.tick()]);
  await schedules.tick();
  const lines = await linesOf(ctx.providerId);
  const of = (slug: string) => lines.filter((line) => line.slug === slug).map(({ kind }) => kind);
  expect(of('gone')).toEqual([]);
  expect(of('lead')).toContain('quote-expiry');
  expect(of('lead')).not.toContain('qc-sample');
  expect(of('served')).toEqual([...new Set(of('served'))]);
  expect(lines).toContainEqual({
    ...{ slug: 'served', kind: 'qc-sample', time_zone: 'America/New_York' },
    next_run_at: new Date('2026-11-22T13:00:00Z'),
  });
  await app.db.admin.query(`update identity.store set status = 'in_service' where slug = 'lead'`);
  await schedules.tick();
  expect((await linesOf(ctx.providerId)).map(({ slug, kind }) => `${slug} ${kind}`)).toContain(
    'lead qc-sample',
  );
});
