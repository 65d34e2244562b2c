import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { contextOfSchedule } from '@zuoxi/platform/schedules';
import type { TestApp } from '@zuoxi/platform/testing';
import type { Happened } from '@zuoxi/vocabulary';
import { ShareService } from '../share/share.service.js';
import { aSentQuote, aVisitor, startSales } from '../testing.js';
import { LinkExpiryService } from './link-expiry.service.js';
import { QuoteSendingService } from './quote-sending.service.js';

let app: TestApp;
beforeAll(async () => {
  app = await startSales();
});
afterAll(() => app.close());

type Sent = Awaited<ReturnType<typeof aSentQuote>>;

const tell = ({ ctx, storeId }: Sent, at: string) =>
  app.get(LinkExpiryService).tell({
    ...{ ctx: contextOfSchedule(ctx.providerId, storeId), storeId },
    ...{ dueAt: new Date(at), on: at.slice(0, 10) },
  });
const told = async ({ storeId }: Sent) => {
  const { rows } = await app.db.admin.query<{ input: Happened }>(
    `select data -> 'input' as input from pgboss.job
      where name = 'event.notices' and data -> 'input' ->> 'storeId' = $1
        and data -> 'input' ->> 'name' = 'share-link.ended'`,
    [storeId],
  );
  return rows.map(({ input }) => input);
};
const linksOf = ({ ctx, storeId, id }: Sent) => app.get(QuoteSendingService).links(ctx, { id, storeId });

test('who made a link hears that it has ended, and how often it was opened; told twice it is one event', async () => {
  const sent = await aSentQuote(app);
  await app.get(ShareService).view(aVisitor(), sent.token);
  await app.get(ShareService).view(aVisitor(), sent.token);
  const [link] = await linksOf(sent);
  const end = link?.expiresAt.getTime() ?? 0;
  const at = (days: number) => new Date(end + days * 86_400_000).toISOString();
  expect(await tell(sent, at(-1))).toMatchObject({ state: 'nothing', sentence: 'no-link-ended' });
  expect(await tell(sent, at(0))).toMatchObject({ state: 'done', params: { count: 1 } });
  await tell(sent, at(1));
  expect(await tell(sent, at(15))).toMatchObject({ state: 'nothing' });
  const events = await told(sent);
  expect(events.map(({ params, accountIds }) => [params['views'], accountIds])).toEqual([
    [2, [sent.ctx.userId]],
    [2, [sent.ctx.userId]],
  ]);
  expect(new Set(events.map(({ eventId }) => eventId)).size).toBe(1);
});

test('a link that was ended by hand, or whose quote was accepted, is no news', async () => {
  const [revoked, accepted] = [await aSentQuote(app), await aSentQuote(app)];
  const [link] = await linksOf(revoked);
  const end = link?.expiresAt.toISOString() ?? '';
  await app.get(QuoteSendingService).revokeLink(revoked.ctx, revoked.id, link?.id ?? '');
  const { token, documentSha256 } = accepted;
  await app.get(ShareService).accept(aVisitor(), token, { name: '张店长', documentSha256 });
  for (const sent of [revoked, accepted]) expect(await tell(sent, end)).toMatchObject({ state: 'nothing' });
});
