import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { newId, type ProviderContext } from '@zuoxi/platform/context';
import {
  aPerson,
  aProfile,
  aProvider,
  aStore,
  everyPage,
  insertRow,
  type TestApp,
} from '@zuoxi/platform/testing';
import { permissionsOf, type ProviderRole, providerRoles } from '@zuoxi/vocabulary';
import fc from 'fast-check';
import { ContractService } from '../contract/contract.service.js';
import { aPriceBook, aSellableStore, aSentQuote, aVisitor, quoteInput, startSales } from '../testing.js';
import { QuoteApprovalService } from './quote-approval.service.js';
import { QuoteSendingService } from './quote-sending.service.js';
import { QuoteService } from './quote.service.js';
import { ShareService } from '../share/share.service.js';

let app: TestApp;
let quotes: QuoteService;
let sending: QuoteSendingService;
let shares: ShareService;
let approvals: QuoteApprovalService;

beforeAll(async () => {
  app = await startSales();
  quotes = app.get(QuoteService);
  sending = app.get(QuoteSendingService);
  shares = app.get(ShareService);
  approvals = app.get(QuoteApprovalService);
});
afterAll(() => app.close());
beforeEach(() => app.clock.set('2026-11-22T02:00:00Z'));

const count = async (table: string, storeId: string): Promise<number> =>
  (await app.db.admin.query(`select count(*)::int as n from ${table} where store_id = $1`, [storeId])).rows[0]
    .n;

describe('making', () => {
  test('numbers run per provider, and a quote keeps what the engines said', async () => {
    const { ctx, storeId } = await aSellableStore(app);
    const first = await quotes.create(ctx, quoteInput(storeId));
    const second = await quotes.create(ctx, quoteInput(storeId, { seats: null }));
    expect([first.number, second.number]).toEqual(['Q2026-0001', 'Q2026-0002']);
    expect(first).toMatchObject({ status: 'draft', revision: 1, seats: 3, validUntil: '2026-12-06' });
    expect(first.totalFen).toBe(first.baseFeeFen - first.discountFen + first.taxFen);
    expect(first.sizing.slots.length).toBeGreaterThan(20);
    expect(second.seats).toBe(second.sizing.seats);
  });

  test('all are listed once, in any order', async () => {
    const { ctx, storeId } = await aSellableStore(app);
    for (const seats of [3, 5, 4]) await quotes.create(ctx, quoteInput(storeId, { seats }));
    const seatsOf = async (asked: Parameters<typeof quotes.list>[1]) =>
      (await everyPage((page) => quotes.list(ctx, { ...page, ...asked }))).map(({ seats }) => seats);
    expect(await seatsOf({})).toEqual([4, 5, 3]);
    expect(await seatsOf({ sort: '-seats', status: 'draft', storeId })).toEqual([5, 4, 3]);
    expect(await seatsOf({ status: 'sent' })).toEqual([]);
  });

  test('numbers made at once differ', async () => {
    const { ctx, storeId } = await aSellableStore(app);
    const made = await Promise.all(Array.from({ length: 6 }, () => quotes.create(ctx, quoteInput(storeId))));
    expect(new Set(made.map(({ number }) => number)).size).toBe(6);
  });

  test('the same request again finds the same quote', async () => {
    const { ctx, storeId } = await aSellableStore(app);
    const keyed = { ...ctx, idempotencyKey: newId() };
    const first = await quotes.create(keyed, quoteInput(storeId));
    const again = await quotes.create(keyed, quoteInput(storeId));
    expect(again.id).toBe(first.id);
    expect(await count('sales.quote', storeId)).toBe(1);
  });

  test('a shop without a profile, or a day without a price book, is refused by name', async () => {
    const { ctx, id } = await aStore(app.db, await aProvider(app.db));
    await expect(quotes.create(ctx, quoteInput(id))).rejects.toMatchObject({ code: 'PROFILE_MISSING' });
    await aProfile(app.db, ctx, id);
    await aPriceBook(app, ctx, { effectiveFrom: '2027-01-01' });
    await expect(quotes.create(ctx, quoteInput(id))).rejects.toMatchObject({ code: 'PRICE_BOOK_MISSING' });
    expect(await count('sales.quote', id)).toBe(0);
  });

  test('a foreign store and an unknown one are refused alike', async () => {
    const { ctx } = await aSellableStore(app);
    const foreign = await aSellableStore(app);
    const refusals = await Promise.all(
      [foreign.storeId, newId()].map((storeId) =>
        quotes.create(ctx, quoteInput(storeId)).catch((error) => error),
      ),
    );
    expect(refusals[0]).toMatchObject({ code: 'NOT_FOUND', details: { what: 'store' } });
    expect(refusals[1]).toEqual(refusals[0]);
  });

  test('a day past is no end of an offer', async () => {
    const { ctx, storeId } = await aSellableStore(app);
    const late = quotes.create(ctx, quoteInput(storeId, { validUntil: '2026-11-21' }));
    await expect(late).rejects.toMatchObject({ code: 'INVALID_INPUT' });
  });
});

describe('revising and sending', () => {
  test('a revision keeps the number and supersedes the former', async () => {
    const { ctx, storeId } = await aSellableStore(app);
    const first = await quotes.create(ctx, quoteInput(storeId));
    const second = await quotes.revise(ctx, { ...quoteInput(storeId, { seats: 5 }), id: first.id });
    expect(second).toMatchObject({ number: first.number, revision: 2, seats: 5, status: 'draft' });
    expect((await quotes.find(ctx, first.id))?.status).toBe('superseded');
    await expect(sending.send(ctx, first.id)).rejects.toMatchObject({
      code: 'STATE_CHANGED',
      details: { status: 'superseded' },
    });
  });

  test('of two revisions at once one wins', async () => {
    const { ctx, storeId } = await aSellableStore(app);
    const { id } = await quotes.create(ctx, quoteInput(storeId));
    const both = await Promise.allSettled(
      [4, 5].map((seats) => quotes.revise(ctx, { ...quoteInput(storeId, { seats }), id })),
    );
    expect(both.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
    expect(await count('sales.quote', storeId)).toBe(2);
  });

  test('of two sends at once one wins, and only its link opens', async () => {
    const { ctx, storeId } = await aSellableStore(app);
    const { id } = await quotes.create(ctx, quoteInput(storeId));
    const both = await Promise.allSettled([sending.send(ctx, id), sending.send(ctx, id)]);
    expect(both.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
    expect(await count('sales.share_link', storeId)).toBe(1);
  });
});

describe('below the margin floor', () => {
  async function aCheapDraft() {
    const { ctx, storeId } = await aSellableStore(app);
    const seller = aPerson(ctx, 'sales');
    const { id } = await quotes.create(seller, quoteInput(storeId, { discount: '0.3' }));
    return { owner: ctx, seller, storeId, id };
  }
  const waiting = (by: ProviderContext) => everyPage((page) => approvals.waiting(by, page));
  const statusOf = async (ctx: ProviderContext, id: string) =>
    (await approvals.ofQuotes(ctx, [id]))[0]?.status;

  test('nobody sends without an approval, not even who may give it', async () => {
    const { owner, seller, id } = await aCheapDraft();
    for (const who of [seller, owner]) {
      await expect(sending.send(who, id)).rejects.toMatchObject({ code: 'MARGIN_BELOW_FLOOR' });
    }
    await approvals.request(seller, { id, reason: '双十一前签下' });
    await expect(sending.send(seller, id)).rejects.toMatchObject({ code: 'MARGIN_BELOW_FLOOR' });
    expect((await waiting(owner)).map((quote) => quote.id)).toEqual([id]);
    await approvals.approve(owner, { id, comment: '仅此一次' });
    expect(await waiting(owner)).toEqual([]);
    expect((await sending.send(seller, id)).quote.status).toBe('sent');
    const { rows } = await app.db.admin.query(
      `select action, details from platform.audit_entry where subject_id = $1 order by seq`,
      [id],
    );
    expect(rows).toMatchObject([
      { action: 'quote.create' },
      { action: 'quote.request-approval', details: { reason: '双十一前签下', marginFloor: '0.1200' } },
      { action: 'quote.approve', details: { comment: '仅此一次' } },
      { action: 'quote.send' },
    ]);
  });

  test('a returned one is asked for again, and only then', async () => {
    const { owner, seller, id } = await aCheapDraft();
    await approvals.request(seller, { id, reason: '先试' });
    const twice = approvals.request(seller, { id, reason: '再试' });
    await expect(twice).rejects.toMatchObject({ code: 'STATE_CHANGED' });
    await approvals.return(owner, { id, comment: '折扣减到一成' });
    expect(await approvals.ofQuotes(seller, [id])).toMatchObject([
      { status: 'returned', comment: '折扣减到一成', decidedBy: '顾远' },
    ]);
    await expect(sending.send(seller, id)).rejects.toMatchObject({ code: 'MARGIN_BELOW_FLOOR' });
    app.clock.advance(1000);
    await approvals.request(seller, { id, reason: '客户答应两年' });
    expect(await statusOf(seller, id)).toBe('requested');
  });

  test('of two decisions at once one wins', async () => {
    const { owner, seller, id } = await aCheapDraft();
    await approvals.request(seller, { id, reason: '先试' });
    const both = await Promise.allSettled([
      approvals.approve(owner, { id }),
      approvals.return(owner, { id, comment: '不行' }),
    ]);
    expect(both.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
  });

  test('a revision needs its own, and the former one no longer waits', async () => {
    const { owner, seller, storeId, id } = await aCheapDraft();
    await approvals.request(seller, { id, reason: '先试' });
    await approvals.approve(owner, { id });
    const next = await quotes.revise(seller, { ...quoteInput(storeId, { discount: '0.35' }), id });
    await expect(sending.send(seller, next.id)).rejects.toMatchObject({ code: 'MARGIN_BELOW_FLOOR' });
    await approvals.request(seller, { id: next.id, reason: '再让一点' });
    await quotes.revise(seller, { ...quoteInput(storeId, { discount: '0.36' }), id: next.id });
    expect(await waiting(owner)).toEqual([]);
    const late = approvals.approve(owner, { id: next.id });
    await expect(late).rejects.toMatchObject({ code: 'STATE_CHANGED' });
  });

  test('a margin that holds needs none', async () => {
    const { ctx, storeId } = await aSellableStore(app);
    const { id } = await quotes.create(ctx, quoteInput(storeId));
    const asked = approvals.request(ctx, { id, reason: '以防万一' });
    await expect(asked).rejects.toMatchObject({ code: 'APPROVAL_NOT_NEEDED' });
  });

  test('who asked does not decide, whatever the roles: not by approving, not by returning', async () => {
    const { ctx, storeId } = await aSellableStore(app);
    const { id } = await quotes.create(ctx, quoteInput(storeId, { discount: '0.3' }));
    await approvals.request(ctx, { id, reason: '大客户' });
    const code = 'SECOND_PERSON_REQUIRED';
    await expect(approvals.approve(ctx, { id })).rejects.toMatchObject({ code });
    await expect(approvals.return(ctx, { id, comment: 'x' })).rejects.toMatchObject({ code });
    // Another person of the same name is another person.
    const namesake = aPerson(ctx, 'provider-owner');
    await approvals.approve({ ...namesake, actor: { ...namesake.actor, name: ctx.actor.name } }, { id });
  });

  test('whatever roles who asked has, they decide neither by themselves nor with a key of theirs', async () => {
    const { owner, seller, id } = await aCheapDraft();
    const keyOf = ({ userId }: ProviderContext) => ({
      actor: { kind: 'api-key' as const, id: newId(), name: 'nightly', madeBy: userId },
      userId: null,
    });
    const askWith = (roles: readonly ProviderRole[], byKey: boolean): ProviderContext => ({
      ...seller,
      ...(byKey ? keyOf(seller) : {}),
      roles,
      permissions: permissionsOf(roles),
    });
    const heldSets = fc.subarray([...providerRoles]);
    const code = 'SECOND_PERSON_REQUIRED';
    await fc.assert(
      fc.asyncProperty(heldSets, fc.boolean(), heldSets, fc.boolean(), async (...drawn) => {
        const [asks, asksByKey, decides, decidesByKey] = drawn;
        await approvals.request(askWith(asks, asksByKey), { id, reason: '先试' });
        const same = askWith(decides, decidesByKey);
        await expect(approvals.approve(same, { id })).rejects.toMatchObject({ code });
        await expect(approvals.return(same, { id, comment: 'x' })).rejects.toMatchObject({ code });
        await approvals.return(owner, { id, comment: '再谈' });
      }),
      { numRuns: 15 },
    );
  });

  test('those that wait come page by page, the longest waiting first', async () => {
    const { owner, seller, storeId, id } = await aCheapDraft();
    const later = await quotes.create(seller, quoteInput(storeId, { discount: '0.35' }));
    await approvals.request(seller, { id: later.id, reason: '先试' });
    app.clock.advance(1000);
    await approvals.request(seller, { id, reason: '先试' });
    expect((await waiting(owner)).map((quote) => quote.id)).toEqual([later.id, id]);
  });

  test('a stranger finds nothing to approve', async () => {
    const { seller, id } = await aCheapDraft();
    await approvals.request(seller, { id, reason: '先试' });
    const { ctx } = await aSellableStore(app);
    expect(await waiting(ctx)).toEqual([]);
    await expect(approvals.approve(ctx, { id })).rejects.toMatchObject({ code: 'NOT_FOUND' });
  });
});

describe('levels of service', () => {
  test('cost more the more they promise, and each reaches its target', async () => {
    const { ctx, storeId } = await aSellableStore(app);
    const options = await quotes.options(ctx, { storeId, months: 12, discount: '0.05' });
    expect(options.map(({ key }) => key)).toEqual(['economy', 'balanced', 'assured']);
    const totals = options.map(({ preview }) => preview.totalFen);
    expect(totals).toEqual([...new Set(totals)].sort((a, b) => a - b));
    for (const { preview } of options) {
      expect(Number(preview.sizing.threeMinuteRate)).toBeGreaterThanOrEqual(
        Number(preview.threeMinuteTarget),
      );
      expect(Number(preview.sizing.busyDay.threeMinuteRate)).toBeLessThanOrEqual(
        Number(preview.sizing.threeMinuteRate),
      );
      expect(preview.discountFen).toBeGreaterThan(0);
    }
  });

  test('the chosen one is kept with the revision and told to the client', async () => {
    const { ctx, id, token } = await aSentQuote(app, { threeMinuteTarget: '0.98', discount: '0.05' });
    expect(await quotes.find(ctx, id)).toMatchObject({ threeMinuteTarget: '0.98', discount: '0.05' });
    const { quote } = await shares.view(aVisitor(), token);
    expect(quote).toMatchObject({ threeMinuteTarget: '0.98', discount: '0.05' });
  });
});

describe('the link', () => {
  test('tells the holidays that were bought, as they were when the quote was made; they change no price', async () => {
    const { ctx, storeId } = await aSellableStore(app);
    const before = await quotes.create(ctx, quoteInput(storeId));
    const buy = (holidays: string) =>
      app.db.admin.query(`update onboarding.store_profile set served_holidays = $2 where store_id = $1`, [
        storeId,
        holidays,
      ]);
    await buy('{spring_festival,national_day}');
    const { id } = await quotes.create(ctx, quoteInput(storeId));
    const { quote: sent, link } = await sending.send(ctx, id);
    await buy('{}');
    const { quote } = await shares.view(aVisitor(), link.replace('/s/', ''));
    expect(quote.holidayService).toBe('国家法定节假日中春节、国庆节照常服务，其余休息');
    const english = await shares.view({ ...aVisitor(), locale: 'en-US' }, link.replace('/s/', ''));
    expect(english.quote.holidayService).toMatch(/served on Spring Festival, National Day,/);
    expect([before.servedHolidays, before.totalFen]).toEqual([[], sent.totalFen]);
  });

  test('shows the offer, none of the provider’s own figures, and is logged', async () => {
    const { ctx, storeId, id, token } = await aSentQuote(app);
    const { quote } = await shares.view(aVisitor(), token);
    expect(quote).toMatchObject({ status: 'sent', seats: 3, acceptance: null });
    expect(JSON.stringify(quote)).not.toMatch(/cost|margin|pricing|sizing|priceBook/i);
    await shares.view(aVisitor(), token);
    const [link] = await sending.links(ctx, { id, storeId });
    expect(link).toMatchObject({ views: 2 });
  });

  test.each([
    ['empty', () => ''],
    ['garbled', (token: string) => token.slice(0, -4)],
    ['with another secret', (token: string) => token.replace(/[^.]+$/, 'A'.repeat(43))],
    [
      'of another store',
      (token: string) => token.replace(/^zxs-[0-9a-f]{32}/, `zxs-${newId().replaceAll('-', '')}`),
    ],
    ['with an injected list of stores', (token: string) => token.replace(/^zxs-/, 'zxs-{')],
  ])('%s is refused in the same words', async (_, garble) => {
    const { token } = await aSentQuote(app);
    const opened = shares.view(aVisitor(), garble(token));
    await expect(opened).rejects.toMatchObject({ code: 'LINK_INVALID', details: {} });
  });

  test('revoked it opens nothing', async () => {
    const { ctx, storeId, id, token, documentSha256 } = await aSentQuote(app);
    const [link] = await sending.links(ctx, { id, storeId });
    await sending.revokeLink(ctx, id, link?.id as string);
    await expect(shares.view(aVisitor(), token)).rejects.toMatchObject({ code: 'LINK_INVALID' });
    await expect(shares.document(aVisitor(), token)).rejects.toMatchObject({ code: 'LINK_INVALID' });
    const accepted = shares.accept(aVisitor(), token, { name: '张店长', documentSha256 });
    await expect(accepted).rejects.toMatchObject({ code: 'LINK_INVALID' });
  });

  test('it ends with whoever made it, at the moment that they leave', async () => {
    const { ctx, token } = await aSentQuote(app);
    const now = app.clock.now();
    const account = { id: ctx.userId, email: `${ctx.userId}@x.example`, name: '林夏', created_at: now };
    await insertRow(app.db, 'identity.account', account);
    const membership = { provider_id: ctx.providerId, id: newId(), account_id: ctx.userId, role: 'sales' };
    const endsAt = new Date(now.getTime() + 60_000);
    await insertRow(app.db, 'identity.membership', { ...membership, created_at: now, ends_at: endsAt });
    expect((await shares.view(aVisitor(), token)).quote.status).toBe('sent');
    app.clock.advance(60_000);
    await expect(shares.view(aVisitor(), token)).rejects.toMatchObject({ code: 'LINK_INVALID' });
  });

  test('the day after the offer it tells that it is over; later it opens nothing', async () => {
    const { token, documentSha256 } = await aSentQuote(app);
    app.clock.set('2026-12-07T02:00:00Z');
    expect((await shares.view(aVisitor(), token)).quote.status).toBe('expired');
    const accepted = shares.accept(aVisitor(), token, { name: '张店长', documentSha256 });
    await expect(accepted).rejects.toMatchObject({
      code: 'QUOTE_EXPIRED',
      details: { validUntil: '2026-12-06' },
    });
    app.clock.set('2026-12-20T02:00:00Z');
    await expect(shares.view(aVisitor(), token)).rejects.toMatchObject({ code: 'LINK_INVALID' });
  });
});

describe('a revision', () => {
  test('keeps what it does not name', async () => {
    const { ctx, storeId } = await aSellableStore(app);
    const terms = { seats: 4, discount: '0.03', threeMinuteTarget: '0.9', validUntil: '2026-12-20' };
    const { id } = await quotes.create(ctx, quoteInput(storeId, terms));
    const revised = await quotes.revise(ctx, { id, kind: 'final', months: 6 });
    expect(revised).toMatchObject({ ...terms, months: 6, revision: 2 });
    const computed = await quotes.revise(ctx, { id: revised.id, kind: 'final', months: 6, seats: null });
    expect(computed).toMatchObject({ discount: '0.03', threeMinuteTarget: '0.9' });
  });
});

describe('accepting', () => {
  test('an indicative quote binds nobody', async () => {
    const { ctx, id, token, documentSha256 } = await aSentQuote(app, { kind: 'indicative' });
    await expect(shares.accept(aVisitor(), token, { name: '张店长', documentSha256 })).rejects.toMatchObject({
      code: 'QUOTE_INDICATIVE',
    });
    expect((await quotes.find(ctx, id))?.status).toBe('sent');
  });

  test('a lost link is replaced by another; both open the same quote until one is withdrawn', async () => {
    const { ctx, id, token } = await aSentQuote(app);
    const again = await sending.shareAgain(ctx, id);
    const other = again.link.replace('/s/', '');
    expect(other).not.toBe(token);
    expect((await shares.view(aVisitor(), other)).quote.number).toBe(
      (await shares.view(aVisitor(), token)).quote.number,
    );
  });

  test('drafts the contract in the same transaction', async () => {
    const { ctx, storeId, id, token, documentSha256 } = await aSentQuote(app);
    const { quote } = await shares.accept(aVisitor(), token, { name: '张店长', documentSha256 });
    expect(quote).toMatchObject({ status: 'accepted', acceptance: { name: '张店长' } });
    const [standing] = await app.get(ContractService).standingOfStores(ctx, [storeId]);
    const contract = standing?.contract;
    expect(contract).toMatchObject({
      quoteId: id,
      status: 'draft',
      seats: 3,
      monthlyFen: quote.totalFen,
      number: 'C2026-0001',
    });
    const parts = await app.get(ContractService).parts(ctx, contract as NonNullable<typeof contract>);
    expect(parts.payments).toHaveLength(4);
    expect(parts.payments.reduce((sum, { amountFen }) => sum + amountFen, 0)).toBe(quote.totalFen * 12);
  });

  test('of several people at once exactly one wins, and the others are told who', async () => {
    const { storeId, token, documentSha256 } = await aSentQuote(app);
    const names = ['甲', '乙', '丙', '丁'];
    const all = await Promise.allSettled(
      names.map((name) => shares.accept(aVisitor(), token, { name, documentSha256 })),
    );
    const won = all.findIndex(({ status }) => status === 'fulfilled');
    for (const [index, outcome] of all.entries()) {
      if (index === won) continue;
      expect(outcome).toMatchObject({
        status: 'rejected',
        reason: {
          code: 'QUOTE_ALREADY_ACCEPTED',
          details: { name: names[won], at: '2026-11-22T02:00:00.000Z' },
        },
      });
    }
    expect(await count('sales.quote_acceptance', storeId)).toBe(1);
    expect(await count('sales.contract', storeId)).toBe(1);
  });

  test('who comes after an acceptance is told who it was, also when the offer has ended since', async () => {
    const { token, documentSha256 } = await aSentQuote(app);
    await shares.accept(aVisitor(), token, { name: '张店长', documentSha256 });
    app.clock.set('2026-12-07T02:00:00Z');
    const late = shares.accept(aVisitor(), token, { name: '李店长', documentSha256 });
    await expect(late).rejects.toMatchObject({ code: 'QUOTE_ALREADY_ACCEPTED', details: { name: '张店长' } });
  });

  test('only the document that was read', async () => {
    const { storeId, token } = await aSentQuote(app);
    const other = shares.accept(aVisitor(), token, { name: '张店长', documentSha256: '0'.repeat(64) });
    await expect(other).rejects.toMatchObject({ code: 'QUOTE_DOCUMENT_CHANGED' });
    expect(await count('sales.quote_acceptance', storeId)).toBe(0);
  });

  test('a superseded or lost offer is not to be had, and nothing is half done', async () => {
    for (const end of ['superseded', 'lost']) {
      const { ctx, storeId, id, token, documentSha256 } = await aSentQuote(app);
      if (end === 'lost') await quotes.markLost(ctx, id, '价格');
      else await quotes.revise(ctx, { ...quoteInput(storeId), id });
      const accepted = shares.accept(aVisitor(), token, { name: '张店长', documentSha256 });
      await expect(accepted).rejects.toMatchObject({ code: 'STATE_CHANGED', details: { status: end } });
      expect([
        await count('sales.quote_acceptance', storeId),
        await count('sales.contract', storeId),
      ]).toEqual([0, 0]);
    }
  });
});
