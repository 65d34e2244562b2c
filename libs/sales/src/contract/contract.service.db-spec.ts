import { afterAll, afterEach, beforeAll, describe, expect, test } from '@jest/globals';
import { addDays } from '@zuoxi/platform/calendar';
import { newId } from '@zuoxi/platform/context';
import { aPerson, atStore, everyPage, insertRow, type TestApp } from '@zuoxi/platform/testing';
import { QuoteSendingService } from '../quote/quote-sending.service.js';
import { QuoteService } from '../quote/quote.service.js';
import { ShareService } from '../share/share.service.js';
import {
  aContract,
  aVisitor,
  openedForSigning,
  quoteInput,
  seenOf,
  signedByBoth,
  startSales,
} from '../testing.js';
import { promiseOf } from './contract.rules.js';
import { ContractRunningService } from './contract-running.service.js';
import { ContractSavingService } from './contract-saving.service.js';
import { ContractService } from './contract.service.js';
import { PaymentService } from './payment.service.js';
import { SigningService } from './signing.service.js';

let app: TestApp;
let contracts: ContractService;
let saving: ContractSavingService;
let running: ContractRunningService;
let signing: SigningService;

beforeAll(async () => {
  app = await startSales();
  contracts = app.get(ContractService);
  saving = app.get(ContractSavingService);
  running = app.get(ContractRunningService);
  signing = app.get(SigningService);
});
afterAll(() => app.close());

const payments = () => app.get(PaymentService);

async function firstPaymentOf(made: Awaited<ReturnType<typeof aContract>>) {
  const { payments } = await contracts.parts(made.ctx, made.contract);
  return payments[0] as NonNullable<(typeof payments)[0]>;
}

async function payFirst(made: Awaited<ReturnType<typeof aContract>>) {
  const payment = await firstPaymentOf(made);
  await payments().record(made.ctx, {
    contractId: made.contract.id,
    amountFen: payment.amountFen,
    receivedOn: '2026-11-22',
    method: '支付宝',
  });
}

/** The contract's first day has come. */
const begin = () => app.clock.set('2026-12-01T02:00:00Z');
afterEach(() => app.clock.set('2026-11-22T02:00:00Z'));

describe('the gates before service', () => {
  test('not before the contract begins', async () => {
    const made = await aContract(app);
    await signedByBoth(app, made);
    await payFirst(made);
    await expect(running.startService(made.ctx, made.contract.id)).rejects.toMatchObject({
      code: 'CONTRACT_NOT_BEGUN',
      details: { startsOn: made.contract.startsOn },
    });
  });

  test.each([
    ['an owner of each side', { owners: [] }, 'owner-provider, owner-client'],
    [
      'an owner of the client',
      { owners: [{ party: 'provider' as const, name: '方雅', phone: null }] },
      'owner-client',
    ],
    ['a promise', { clauses: [] }, 'clauses'],
    [
      'what follows a miss',
      {
        clauses: [
          {
            metric: 'avg_resp_tb@1',
            comparator: '<=' as const,
            target: '40',
            window: 'month' as const,
            remedy: ' ',
          },
        ],
      },
      'remedy',
    ],
  ])('a contract without %s does not become final', async (_, change, missing) => {
    const made = await aContract(app);
    await saving.save(made.ctx, { id: made.contract.id, ...change });
    await expect(openedForSigning(app, made)).rejects.toMatchObject({
      code: 'CONTRACT_INCOMPLETE',
      details: { missing },
    });
    expect((await contracts.find(made.ctx, made.contract.id))?.status).toBe('draft');
  });

  test('and one that was signed without owners is not served', async () => {
    const made = await aContract(app);
    await signedByBoth(app, made);
    await payFirst(made);
    begin();
    await app.db.admin.query(`update sales.contract set owners = '[]' where id = $1`, [made.contract.id]);
    await expect(running.startService(made.ctx, made.contract.id)).rejects.toMatchObject({
      code: 'CONTRACT_INCOMPLETE',
    });
  });

  test('not before both sides have signed, and both are named', async () => {
    const made = await aContract(app);
    const start = () => running.startService(made.ctx, made.contract.id);
    await expect(start()).rejects.toMatchObject({
      code: 'SIGNATURE_ORDER',
      details: { missing: 'provider, client' },
    });
    const { sign } = await openedForSigning(app, made);
    await sign(made.ctx, '顾远');
    await expect(start()).rejects.toMatchObject({ code: 'SIGNATURE_ORDER', details: { missing: 'client' } });
  });

  test('not before the first payment', async () => {
    const made = await aContract(app);
    await signedByBoth(app, made);
    begin();
    await expect(running.startService(made.ctx, made.contract.id)).rejects.toMatchObject({
      code: 'PAYMENT_REQUIRED',
    });
  });

  test('with both it starts, once', async () => {
    const made = await aContract(app);
    await signedByBoth(app, made);
    await payFirst(made);
    begin();
    const both = await Promise.allSettled([1, 2].map(() => running.startService(made.ctx, made.contract.id)));
    expect(both.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
    expect((await contracts.find(made.ctx, made.contract.id))?.status).toBe('in_service');
  });
});

describe('making final', () => {
  test('what was seen becomes final; what somebody saved since does not', async () => {
    const made = await aContract(app);
    const { ctx, contract } = made;
    const seen = await seenOf(app, made);
    const sections = [{ key: 'service-time', text: '每日 09:00–次日 01:00。' }];
    await saving.save(ctx, { id: contract.id, sections });
    await expect(signing.open(ctx, { id: contract.id, contentHash: seen })).rejects.toMatchObject({
      code: 'DRAFT_CHANGED',
    });
    expect((await contracts.find(ctx, contract.id))?.status).toBe('draft');
    const opened = await signing.open(ctx, { id: contract.id, contentHash: await seenOf(app, made) });
    expect(opened.sections.find(({ key }) => key === 'service-time')?.text).toBe(sections[0]?.text);
  });

  test.each([
    ['the start', { startsOn: '2027-01-31' }],
    ['an owner', { owners: [{ party: 'client' as const, name: '李店长', phone: null }] }],
    ['the clauses', { clauses: [] }],
  ])('%s is part of what was seen', async (_, change) => {
    const made = await aContract(app);
    const seen = await seenOf(app, made);
    await saving.save(made.ctx, { id: made.contract.id, ...change });
    expect(await seenOf(app, made)).not.toBe(seen);
  });

  test('of a save and a finalising at once, no text is final that was not seen', async () => {
    const made = await aContract(app);
    const { ctx, contract } = made;
    const seen = await seenOf(app, made);
    await Promise.allSettled([
      signing.open(ctx, { id: contract.id, contentHash: seen }),
      saving.save(ctx, { id: contract.id, startsOn: '2027-03-01' }),
    ]);
    const after = await contracts.find(ctx, contract.id);
    if (after?.status === 'signing') expect(await seenOf(app, made)).toBe(seen);
    else expect(after).toMatchObject({ status: 'draft', startsOn: '2027-03-01' });
  });

  test('a change of terms that are no longer what was seen is refused, and nothing of it is kept', async () => {
    const made = await aContract(app);
    const { ctx, contract } = made;
    const seen = await seenOf(app, made);
    await saving.save(ctx, { id: contract.id, startsOn: '2027-01-01', contentHash: seen });
    const late = saving.save(ctx, { id: contract.id, startsOn: '2027-02-01', contentHash: seen });
    await expect(late).rejects.toMatchObject({ code: 'DRAFT_CHANGED' });
    expect((await contracts.find(ctx, contract.id))?.startsOn).toBe('2027-01-01');
  });

  test('a change keeps everything that it does not name', async () => {
    const made = await aContract(app);
    const { ctx, contract } = made;
    const before = await contracts.parts(ctx, contract);
    await saving.save(ctx, {
      id: contract.id,
      owners: [{ party: 'client', name: '李店长', phone: null }],
    });
    const after = await contracts.find(ctx, contract.id);
    expect(after).toMatchObject({
      startsOn: contract.startsOn,
      endsOn: contract.endsOn,
      sections: contract.sections,
    });
    expect(await contracts.parts(ctx, contract)).toEqual(before);
  });
});

describe('signing', () => {
  test('not before it is opened; after that the text stands', async () => {
    const made = await aContract(app);
    const { ctx, contract } = made;
    const documentSha256 = '0'.repeat(64);
    await expect(signing.sign(ctx, { id: contract.id, name: '顾远', documentSha256 })).rejects.toMatchObject({
      code: 'STATE_CHANGED',
    });
    const { opened } = await openedForSigning(app, made);
    expect(opened).toMatchObject({
      status: 'signing',
      documentSha256: expect.stringMatching(/^[0-9a-f]{64}$/),
    });
    const changed = saving.save(ctx, { id: contract.id, startsOn: '2027-01-01' });
    await expect(changed).rejects.toMatchObject({ code: 'STATE_CHANGED', details: { status: 'signing' } });
  });

  test('another document than the one that was read is not signed', async () => {
    const made = await aContract(app);
    await openedForSigning(app, made);
    const other = { id: made.contract.id, name: '顾远', documentSha256: '0'.repeat(64) };
    await expect(signing.sign(made.ctx, other)).rejects.toMatchObject({ code: 'DRAFT_CHANGED' });
    expect((await contracts.parts(made.ctx, made.contract)).signatures).toEqual([]);
  });

  test('each side once, under the hash of the document, and only who may', async () => {
    const made = await aContract(app);
    const { ctx, storeId, contract } = made;
    const { opened, sign } = await openedForSigning(app, made);
    const sales = aPerson(ctx, 'sales');
    await expect(sign(sales, '林夏')).rejects.toMatchObject({ code: 'FORBIDDEN' });
    const operations = atStore(aPerson(ctx, 'shop-operations'), storeId);
    await expect(sign(operations, '小张')).rejects.toMatchObject({ code: 'FORBIDDEN' });
    const twice = await Promise.allSettled([1, 2].map(() => sign(ctx, '顾远')));
    expect(twice.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
    const { signatures } = await contracts.parts(ctx, contract);
    const { documentSha256 } = opened;
    expect(signatures).toMatchObject([{ party: 'provider', name: '顾远', documentSha256 }]);
  });

  test('taken back before both have signed it is a draft again, and the former signature binds nobody', async () => {
    const made = await aContract(app);
    const { ctx, storeId, contract } = made;
    const { opened, sign } = await openedForSigning(app, made);
    await sign(atStore(ctx, storeId), '张店长');
    const reason = '服务时间改为 9 点至 24 点';
    const back = await signing.reopen(ctx, { id: contract.id, reason });
    expect(back).toMatchObject({ status: 'draft', documentSha256: null, reopenReason: reason });
    expect((await contracts.parts(ctx, contract)).signatures).toEqual([]);
    await expect(sign(ctx, '顾远')).rejects.toMatchObject({ code: 'STATE_CHANGED' });
    const { rows } = await app.db.admin.query(
      `select details from platform.audit_entry where provider_id = $1 and action = 'contract.reopen'`,
      [ctx.providerId],
    );
    expect(JSON.stringify(rows)).toContain('client: 张店长');
    expect(JSON.stringify(rows)).toContain(opened.documentSha256);
    // The next round needs both, also the one who has signed before.
    const again = await openedForSigning(app, made);
    await again.sign(ctx, '顾远');
    expect((await contracts.find(ctx, contract.id))?.status).toBe('signing');
    await again.sign(atStore(ctx, storeId), '张店长');
    expect((await contracts.find(ctx, contract.id))?.status).toBe('signed');
    const late = signing.reopen(ctx, { id: contract.id, reason });
    await expect(late).rejects.toMatchObject({ code: 'STATE_CHANGED' });
  });

  test('both sides at the same moment make it signed', async () => {
    const made = await aContract(app);
    const { ctx, storeId, contract } = made;
    const { sign } = await openedForSigning(app, made);
    await Promise.all([sign(ctx, '顾远'), sign(atStore(ctx, storeId), '张店长')]);
    expect((await contracts.find(ctx, contract.id))?.status).toBe('signed');
  });
});

describe('payments', () => {
  const transfer = { receivedOn: '2026-11-22', method: '转账' };

  test('nothing is received for a draft, and no day to come', async () => {
    const made = await aContract(app);
    const input = { ...transfer, contractId: made.contract.id, amountFen: 100 };
    await expect(payments().record(made.ctx, input)).rejects.toMatchObject({ code: 'CONTRACT_NOT_FINAL' });
    await openedForSigning(app, made);
    const early = payments().record(made.ctx, { ...input, receivedOn: '2026-11-23' });
    await expect(early).rejects.toMatchObject({ code: 'INVALID_INPUT' });
    const foreign = payments().record(made.ctx, { ...input, contractId: newId() });
    await expect(foreign).rejects.toMatchObject({ code: 'NOT_FOUND' });
  });

  test('a part, the rest and too much are recorded as they are', async () => {
    const made = await aContract(app);
    await openedForSigning(app, made);
    const first = await firstPaymentOf(made);
    const record = (amountFen: number) =>
      payments().record(made.ctx, { ...transfer, contractId: made.contract.id, amountFen });
    const now = () => contracts.parts(made.ctx, made.contract);
    await record(first.amountFen - 1);
    expect((await now()).payments[0]).toMatchObject({ outstandingFen: 1, receivedOn: null });
    await record(501);
    expect(await now()).toMatchObject({
      receivedFen: first.amountFen + 500,
      overpaidFen: 0,
      payments: [
        { outstandingFen: 0, receivedFen: first.amountFen, receivedOn: '2026-11-22' },
        { receivedFen: 500 },
        {},
        {},
      ],
    });
  });

  test('the gate judges the sum that stands: one fen short keeps it closed', async () => {
    const made = await aContract(app);
    await signedByBoth(app, made);
    begin();
    const first = await firstPaymentOf(made);
    const record = (amountFen: number) =>
      payments().record(made.ctx, { ...transfer, contractId: made.contract.id, amountFen });
    const start = () => running.startService(made.ctx, made.contract.id);
    await record(first.amountFen - 1);
    await expect(start()).rejects.toMatchObject({
      code: 'PAYMENT_REQUIRED',
      details: { outstanding: expect.stringContaining('0.01') },
    });
    await record(1);
    const { receipts } = await contracts.parts(made.ctx, made.contract);
    const wrong = receipts.find(({ amountFen }) => amountFen === 1);
    const reversal = { receiptId: wrong?.id as string, reason: '记错店铺' };
    await payments().reverse(made.ctx, reversal);
    await expect(start()).rejects.toMatchObject({ code: 'PAYMENT_REQUIRED' });
    await expect(payments().reverse(made.ctx, reversal)).rejects.toMatchObject({ code: 'STATE_CHANGED' });
    const after = await contracts.parts(made.ctx, made.contract);
    expect(after.receivedFen).toBe(first.amountFen - 1);
    expect(after.receipts.find(({ id }) => id === wrong?.id)).toMatchObject({
      amountFen: 1,
      reversalReason: '记错店铺',
      reversedBy: '顾远',
    });
  });

  test('what was received survives every change of dates', async () => {
    const made = await aContract(app);
    // A receipt of the time when a draft could have one.
    await insertRow(app.db, 'sales.payment_receipt', {
      provider_id: made.ctx.providerId,
      store_id: made.storeId,
      id: newId(),
      contract_id: made.contract.id,
      amount_fen: 14_803_149,
      received_on: '2026-11-22',
      method: '转账',
      recorded_by: '财务',
      recorded_at: new Date('2026-11-22T02:00:00Z'),
    });
    for (const startsOn of ['2027-01-31', '2026-12-15']) {
      await saving.save(made.ctx, { id: made.contract.id, startsOn });
    }
    const { receivedFen, receipts, payments: due } = await contracts.parts(made.ctx, made.contract);
    expect(receivedFen).toBe(14_803_149);
    expect(receipts).toHaveLength(1);
    expect(due[0]?.fromOn).toBe('2026-12-15');
    expect(due[0]?.receivedFen).toBe(Math.min(14_803_149, due[0]?.amountFen ?? 0));
  });

  test('a receipt of another provider is not there to take back', async () => {
    const made = await aContract(app);
    const other = await aContract(app);
    await openedForSigning(app, other);
    await payments().record(other.ctx, { ...transfer, contractId: other.contract.id, amountFen: 100 });
    const { receipts } = await contracts.parts(other.ctx, other.contract);
    const foreign = payments().reverse(made.ctx, { receiptId: receipts[0]?.id as string, reason: 'x' });
    await expect(foreign).rejects.toMatchObject({ code: 'NOT_FOUND' });
  });
});

describe('terms', () => {
  test('another start moves the end and the payments, not their number', async () => {
    const { ctx, contract } = await aContract(app);
    const moved = await saving.save(ctx, { id: contract.id, startsOn: '2027-01-31' });
    expect(moved).toMatchObject({ startsOn: '2027-01-31', endsOn: '2028-01-30' });
    const { payments } = await contracts.parts(ctx, moved);
    expect(payments).toHaveLength(4);
    expect(payments[0]?.fromOn).toBe('2027-01-31');
  });

  test('a term of months stays that term however often the start moves', async () => {
    const { ctx, contract } = await aContract(app);
    for (const startsOn of ['2027-01-31', '2027-02-28', '2027-03-31', '2026-12-01']) {
      await saving.save(ctx, { id: contract.id, startsOn });
    }
    const saved = await contracts.find(ctx, contract.id);
    expect(saved).toMatchObject({ startsOn: '2026-12-01', endsOn: '2027-11-30' });
  });

  test('a saved change stands in the log with what it was', async () => {
    const { ctx, contract } = await aContract(app);
    const { clauses } = await contracts.parts(ctx, contract);
    const [first, ...rest] = clauses.map(({ metric, comparator, target, window, remedy }) => ({
      ...{ metric, comparator: comparator as '>=' | '<=', target, window, remedy },
    }));
    const changed = { ...(first as NonNullable<typeof first>), target: '0.9' };
    const sections = [{ key: 'seats', text: '三席' }];
    await saving.save(ctx, { id: contract.id, sections, clauses: [changed, ...rest] });
    const { rows } = await app.db.admin.query(
      `select details->'changed' as changed from platform.audit_entry where provider_id = $1 and action = 'contract.save'`,
      [ctx.providerId],
    );
    expect(rows[0].changed).toEqual({
      'section:坐席数量': { from: expect.stringContaining('席，指服务时间内'), to: '三席' },
      'promise:resp3m_tb@2': {
        from: expect.objectContaining({ comparator: '>=', target: 0.95, window: 'month' }),
        to: expect.objectContaining({ comparator: '>=', target: 0.9, window: 'month' }),
      },
    });
  });

  test('a clause names a metric of the dictionary', async () => {
    const { ctx, contract } = await aContract(app);
    const clauses = [
      { metric: 'no_such@1', comparator: '>=' as const, target: '1', window: 'month' as const, remedy: '' },
    ];
    await expect(saving.save(ctx, { id: contract.id, clauses })).rejects.toMatchObject({
      code: 'INVALID_INPUT',
      details: { problems: [{ field: 'clauses.0.metric', code: 'METRIC_UNKNOWN' }] },
    });
  });

  test('a clause says its target in the unit of its metric, and a rate is at most one', async () => {
    const { ctx, contract } = await aContract(app);
    const { clauses } = await contracts.parts(ctx, contract);
    expect(clauses.map(({ metric, unit }) => [metric, unit])).toEqual([
      ['resp3m_tb@2', 'fraction'],
      ['avg_resp_tb@1', 'seconds'],
      ['qc_cov@1', 'fraction'],
    ]);
    expect(clauses.map(promiseOf)).toEqual(['≥ 95%', '≤ 40 秒', '≥ 100%']);
    const clause = {
      metric: 'resp3m_tb@2',
      comparator: '>=' as const,
      target: '95',
      window: 'month' as const,
      remedy: '',
    };
    await expect(saving.save(ctx, { id: contract.id, clauses: [clause] })).rejects.toMatchObject({
      code: 'INVALID_INPUT',
      details: { problems: [{ field: 'clauses.0.target', code: 'OUT_OF_RANGE' }] },
    });
  });
});

describe('a contract that runs', () => {
  async function aRunning() {
    const made = await aContract(app);
    await signedByBoth(app, made);
    await payFirst(made);
    begin();
    await running.startService(made.ctx, made.contract.id);
    return made;
  }
  const ending = { endedOn: '2026-12-01', reason: '客户转自营' };

  test('ends with its last day and why, once, and not on a day that it did not run', async () => {
    const { ctx, contract } = await aRunning();
    const end = (over: Partial<typeof ending>) => running.end(ctx, { id: contract.id, ...ending, ...over });
    await expect(end({ endedOn: '2026-11-28' })).rejects.toMatchObject({ code: 'INVALID_INPUT' });
    await expect(end({ endedOn: '2026-12-02' })).rejects.toMatchObject({ code: 'INVALID_INPUT' });
    expect(await end({})).toMatchObject({ status: 'ended', endedOn: '2026-12-01', endReason: '客户转自营' });
    await expect(end({})).rejects.toMatchObject({ code: 'STATE_CHANGED', details: { status: 'ended' } });
  });

  test('is the one of the shop while another is drafted, and ends the day before that one begins', async () => {
    const { ctx, storeId, contract } = await aRunning();
    const quote = await app
      .get(QuoteService)
      .create(ctx, quoteInput(storeId, { seats: 9, validUntil: '2026-12-20' }));
    const { quote: sent, link } = await app.get(QuoteSendingService).send(ctx, quote.id);
    await app.get(ShareService).accept(aVisitor(), link.replace('/s/', ''), {
      name: '张店长',
      documentSha256: sent.documentSha256 as string,
    });
    const standing = async () => (await contracts.standingOfStores(ctx, [storeId]))[0];
    const before = await standing();
    expect(before?.contract?.id).toBe(contract.id);
    const next = before?.next as NonNullable<typeof before>['next'] & object;
    expect(next).toMatchObject({ status: 'draft', seats: 9 });
    const listed = async (sort?: string) =>
      (await everyPage((page) => contracts.list(ctx, { ...page, sort }))).map(({ id }) => id);
    expect(await listed()).toEqual([next.id, contract.id]);
    expect(await listed('seats')).toEqual([contract.id, next.id]);
    const renewal = { ctx, storeId, contract: next, id: quote.id, token: '', documentSha256: '' };
    await signedByBoth(app, renewal);
    const [first] = (await contracts.parts(ctx, next)).payments;
    await payments().record(ctx, {
      contractId: next.id,
      amountFen: first?.amountFen ?? 0,
      receivedOn: '2026-12-01',
      method: '转账',
    });
    app.clock.set('2026-12-20T02:00:00Z');
    await running.startService(ctx, next.id);
    expect((await standing())?.contract?.id).toBe(next.id);
    expect(await contracts.find(ctx, contract.id)).toMatchObject({
      status: 'ended',
      endedOn: addDays(next.startsOn, -1),
    });
  });
});
