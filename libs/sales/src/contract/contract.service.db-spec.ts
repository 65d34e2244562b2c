import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { newId } from '@zuoxi/platform/context';
import { aPerson, atStore, type TestApp } from '@zuoxi/platform/testing';
import { aContract, openedForSigning, seenOf, signedByBoth, startSales } from '../testing.js';
import { promiseOf } from './contract.rules.js';
import { ContractService } from './contract.service.js';
import { SigningService } from './signing.service.js';

let app: TestApp;
let contracts: ContractService;
let signing: SigningService;

beforeAll(async () => {
  app = await startSales();
  contracts = app.get(ContractService);
  signing = app.get(SigningService);
});
afterAll(() => app.close());

async function firstPaymentOf(made: Awaited<ReturnType<typeof aContract>>) {
  const { payments } = await contracts.parts(made.ctx, made.contract);
  return payments[0] as NonNullable<(typeof payments)[0]>;
}

async function payFirst(made: Awaited<ReturnType<typeof aContract>>) {
  const payment = await firstPaymentOf(made);
  await contracts.recordPayment(made.ctx, {
    contractId: made.contract.id,
    paymentId: payment.id,
    amountFen: payment.amountFen,
    receivedOn: '2026-11-22',
    method: '支付宝',
  });
}

describe('the gates before service', () => {
  test('not before both sides have signed, and both are named', async () => {
    const made = await aContract(app);
    const start = () => contracts.startService(made.ctx, made.contract.id);
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
    await expect(contracts.startService(made.ctx, made.contract.id)).rejects.toMatchObject({
      code: 'PAYMENT_REQUIRED',
    });
  });

  test('with both it starts, once', async () => {
    const made = await aContract(app);
    await signedByBoth(app, made);
    await payFirst(made);
    const both = await Promise.allSettled(
      [1, 2].map(() => contracts.startService(made.ctx, made.contract.id)),
    );
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
    await contracts.save(ctx, { id: contract.id, sections });
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
    await contracts.save(made.ctx, { id: made.contract.id, ...change });
    expect(await seenOf(app, made)).not.toBe(seen);
  });

  test('of a save and a finalising at once, no text is final that was not seen', async () => {
    const made = await aContract(app);
    const { ctx, contract } = made;
    const seen = await seenOf(app, made);
    await Promise.allSettled([
      signing.open(ctx, { id: contract.id, contentHash: seen }),
      contracts.save(ctx, { id: contract.id, startsOn: '2027-03-01' }),
    ]);
    const after = await contracts.find(ctx, contract.id);
    if (after?.status === 'signing') expect(await seenOf(app, made)).toBe(seen);
    else expect(after).toMatchObject({ status: 'draft', startsOn: '2027-03-01' });
  });

  test('a change of terms that are no longer what was seen is refused, and nothing of it is kept', async () => {
    const made = await aContract(app);
    const { ctx, contract } = made;
    const seen = await seenOf(app, made);
    await contracts.save(ctx, { id: contract.id, startsOn: '2027-01-01', contentHash: seen });
    const late = contracts.save(ctx, { id: contract.id, startsOn: '2027-02-01', contentHash: seen });
    await expect(late).rejects.toMatchObject({ code: 'DRAFT_CHANGED' });
    expect((await contracts.find(ctx, contract.id))?.startsOn).toBe('2027-01-01');
  });

  test('a change keeps everything that it does not name', async () => {
    const made = await aContract(app);
    const { ctx, contract } = made;
    const before = await contracts.parts(ctx, contract);
    await contracts.save(ctx, {
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
    const changed = contracts.save(ctx, { id: contract.id, startsOn: '2027-01-01' });
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

  test('both sides at the same moment make it signed', async () => {
    const made = await aContract(app);
    const { ctx, storeId, contract } = made;
    const { sign } = await openedForSigning(app, made);
    await Promise.all([sign(ctx, '顾远'), sign(atStore(ctx, storeId), '张店长')]);
    expect((await contracts.find(ctx, contract.id))?.status).toBe('signed');
  });
});

describe('payments and terms', () => {
  test('the scheduled amount, once, and no day to come', async () => {
    const made = await aContract(app);
    const payment = await firstPaymentOf(made);
    const input = {
      contractId: made.contract.id,
      paymentId: payment.id,
      amountFen: payment.amountFen,
      receivedOn: '2026-11-22',
      method: '转账',
    };
    const record = (over: Partial<typeof input>) => contracts.recordPayment(made.ctx, { ...input, ...over });
    await expect(record({ amountFen: 1 })).rejects.toMatchObject({ code: 'INVALID_INPUT' });
    await expect(record({ receivedOn: '2026-11-23' })).rejects.toMatchObject({ code: 'INVALID_INPUT' });
    await expect(record({ paymentId: newId() })).rejects.toMatchObject({ code: 'NOT_FOUND' });
    const twice = await Promise.allSettled([record({}), record({})]);
    expect(twice.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
  });

  test('another start moves the end and the payments, not their number', async () => {
    const { ctx, contract } = await aContract(app);
    const moved = await contracts.save(ctx, { id: contract.id, startsOn: '2027-01-31' });
    expect(moved).toMatchObject({ startsOn: '2027-01-31', endsOn: '2028-01-30' });
    const { payments } = await contracts.parts(ctx, moved);
    expect(payments).toHaveLength(4);
    expect(payments[0]?.fromOn).toBe('2027-01-31');
  });

  test('a term of months stays that term however often the start moves', async () => {
    const { ctx, contract } = await aContract(app);
    for (const startsOn of ['2027-01-31', '2027-02-28', '2027-03-31', '2026-12-01']) {
      await contracts.save(ctx, { id: contract.id, startsOn });
    }
    const saved = await contracts.find(ctx, contract.id);
    expect(saved).toMatchObject({ startsOn: '2026-12-01', endsOn: '2027-11-30' });
  });

  test('a clause names a metric of the dictionary', async () => {
    const { ctx, contract } = await aContract(app);
    const clauses = [{ metric: 'no_such@1', comparator: '>=', target: '1', window: 'month', remedy: '' }];
    await expect(contracts.save(ctx, { id: contract.id, clauses })).rejects.toMatchObject({
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
    const clause = { metric: 'resp3m_tb@2', comparator: '>=', target: '95', window: 'month', remedy: '' };
    await expect(contracts.save(ctx, { id: contract.id, clauses: [clause] })).rejects.toMatchObject({
      code: 'INVALID_INPUT',
      details: { problems: [{ field: 'clauses.0.target', code: 'OUT_OF_RANGE' }] },
    });
  });
});
