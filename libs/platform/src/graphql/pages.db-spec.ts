import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { Column, Entity, PrimaryColumn } from 'typeorm';
import { type ProviderContext, newId } from '../context/index.js';
import { Database, type NewRow, sourceOf } from '../database/index.js';
import { aProvider, makeTestDatabase, TestClock, type TestDatabase } from '../testing/index.js';
import type { SortedPageArgs } from './connections.js';
import { countedPageOf, type ListOrder } from './pages.js';

@Entity({ schema: 'sales', name: 'parcel' })
class Parcel {
  @PrimaryColumn('uuid') providerId!: string;
  @PrimaryColumn('uuid') id!: string;
  @Column('text') name!: string;
  @Column('int', { nullable: true }) pieces!: number | null;
  @Column('numeric', { nullable: true }) weight!: string | null;
  @Column('date', { nullable: true }) dueOn!: string | null;
  @Column('timestamptz') sentAt!: Date;
}

const order: ListOrder<Parcel, 'name' | 'pieces' | 'weight' | 'dueOn' | 'each'> = {
  usual: '-sentAt',
  key: 'id',
  sorts: {
    ...{ name: 'name', pieces: 'pieces', weight: 'weight', dueOn: 'dueOn' },
    each: { sql: 'p.weight / nullif(p.pieces, 0)', type: 'numeric' },
  },
  size: 4,
};
/** What the database itself gives, by the name of the sort. */
const orders = {
  '': 'sent_at desc, id desc',
  name: 'name, id',
  '-name': 'name desc, id desc',
  pieces: 'pieces nulls last, id',
  '-pieces': 'pieces desc nulls last, id desc',
  weight: 'weight nulls last, id',
  '-weight': 'weight desc nulls last, id desc',
  dueOn: 'due_on nulls last, id',
  '-dueOn': 'due_on desc nulls last, id desc',
  each: 'weight / nullif(pieces, 0) nulls last, id',
  '-each': 'weight / nullif(pieces, 0) desc nulls last, id desc',
};
const sorts = Object.keys(orders) as (keyof typeof orders)[];

let db: TestDatabase;
let door: Database;
let ctx: ProviderContext;

beforeAll(async () => {
  db = await makeTestDatabase();
  await db.admin.query(`
    create table sales.parcel (
      provider_id uuid not null, id uuid not null, name text not null, pieces int, weight numeric, due_on date,
      sent_at timestamptz not null, primary key (provider_id, id));
    call platform.protect_provider_table('sales.parcel', 'select, insert, update, delete')`);
  const source = await sourceOf([Parcel]);
  const sendJob = async () => undefined;
  door = new Database({ pool: db.pool, service: 'sales', source, clock: new TestClock(), sendJob });
});
afterAll(() => db.drop());
beforeEach(async () => {
  ctx = await aProvider(db);
});

/** Of few values, so that many are alike and many are missing. */
const parcels = (count: number): NewRow<Parcel>[] =>
  Array.from({ length: count }, (_, index) => ({
    ...{ providerId: ctx.providerId, id: newId(), name: ['茶', 'tea', 'Tea'][index % 3] as string },
    pieces: index % 4 ? index % 3 : null,
    weight: index % 3 ? `${index % 2}.5000000000000000000001` : null,
    dueOn: index % 5 ? `2026-12-0${(index % 2) + 1}` : null,
    sentAt: new Date(Date.UTC(2026, 10, 30, 9, index % 3)),
  }));
const add = (rows: NewRow<Parcel>[]) => door.write(ctx, null, ({ insert }) => insert(Parcel, rows));
const page = (asked: SortedPageArgs, over: Partial<typeof order> = {}) =>
  door.read(ctx, ({ manager }) =>
    countedPageOf(
      manager.createQueryBuilder(Parcel, 'p').where('p.providerId = :id', { id: ctx.providerId }),
      { ...order, ...over },
      asked,
      ({ id }) => id,
    ),
  );
const inOrder = async (sort: keyof typeof orders): Promise<string[]> =>
  (
    await db.admin.query<{ id: string }>(
      `select id from sales.parcel where provider_id = $1 order by ${orders[sort]}`,
      [ctx.providerId],
    )
  ).rows.map(({ id }) => id);

/** What every page shows, `between` having happened before each that follows another. */
async function pages(sort: string, first: number, between: () => Promise<unknown> = async () => undefined) {
  const seen: string[] = [];
  const totals: number[] = [];
  for (let after: string | null = null; ; await between()) {
    const { edges, pageInfo, totalCount } = await page({ sort, first, after });
    seen.push(...edges.map(({ node }) => node));
    totals.push(totalCount);
    if (!pageInfo.hasNextPage) return { seen, totals };
    after = pageInfo.endCursor;
  }
}

describe.each(sorts)('sorted by "%s"', (sort) => {
  test.each([1, 3, 7])('%i at a time, every row comes once and in its place', async (first) => {
    await add(parcels(23));
    const { seen, totals } = await pages(sort, first);
    expect(seen).toEqual(await inOrder(sort));
    expect(new Set(totals)).toEqual(new Set([23]));
  });

  test('rows that come between the pages double none and hide none', async () => {
    const rows = parcels(12);
    await add(rows);
    let rounds = 0;
    const { seen } = await pages(sort, 2, async () => {
      if ((rounds += 1) < 6) await add(parcels(5));
    });
    expect(new Set(seen).size).toBe(seen.length);
    const there = new Set(rows.map(({ id }) => id));
    expect(seen.filter((id) => there.has(id))).toEqual((await inOrder(sort)).filter((id) => there.has(id)));
  });

  test('rows that go between the pages take no other with them', async () => {
    const rows = parcels(12);
    await add(rows);
    const gone = (await inOrder(sort)).slice(0, 3);
    let rounds = 0;
    const { seen } = await pages(sort, 3, async () => {
      rounds += 1;
      if (rounds > 1) return;
      await door.write(ctx, null, async ({ manager }) => {
        for (const id of gone) await manager.delete(Parcel, { id, providerId: ctx.providerId });
      });
    });
    expect(seen).toEqual([...gone, ...(await inOrder(sort))]);
  });
});

test('a time is taken with all its microseconds', async () => {
  await add(parcels(6));
  await db.admin.query(
    `update sales.parcel p set sent_at = date_trunc('hour', sent_at) + r.n * interval '1 microsecond'
       from (select id, row_number() over () as n from sales.parcel where provider_id = $1) r where r.id = p.id`,
    [ctx.providerId],
  );
  expect((await pages('', 1)).seen).toEqual(await inOrder(''));
});

test('a list may be put in order by its key alone', async () => {
  await add(parcels(9));
  const first = await page({ first: 5 }, { usual: '-id' });
  const second = await page({ first: 5, after: first.pageInfo.endCursor }, { usual: '-id' });
  const seen = [...first.edges, ...second.edges].map(({ node }) => node);
  expect(seen).toEqual((await inOrder('')).sort().reverse());
});

test('a page has the list’s own size where none is asked for; an empty list is none', async () => {
  expect(await page({})).toEqual({
    edges: [],
    pageInfo: { endCursor: null, hasNextPage: false },
    totalCount: 0,
  });
  await add(parcels(4));
  expect(await page({})).toMatchObject({ pageInfo: { hasNextPage: false }, totalCount: 4 });
  await add(parcels(1));
  expect(await page({})).toMatchObject({ pageInfo: { hasNextPage: true }, totalCount: 5 });
});

describe('is refused:', () => {
  const refusal = (field: string, code: string) => ({
    code: 'INVALID_INPUT',
    details: { problems: [{ field, code }] },
  });
  const cursorOf = (...parts: unknown[]) => Buffer.from(JSON.stringify(parts)).toString('base64url');

  test.each(['password', '-', 'sentAt', 'toString', 'name,weight'])('the sort "%s"', async (sort) => {
    await expect(page({ sort })).rejects.toMatchObject(refusal('sort', 'SORT_UNKNOWN'));
  });

  test('a cursor of another order', async () => {
    await add(parcels(3));
    for (const sort of sorts)
      for (const other of sorts.filter((each) => each !== sort)) {
        const { pageInfo } = await page({ sort: other, first: 1 });
        await expect(page({ sort, after: pageInfo.endCursor })).rejects.toMatchObject(
          refusal('after', 'CURSOR_INVALID'),
        );
      }
  });

  test.each([
    ['that is none', 'no cursor'],
    ['of an earlier kind', cursorOf('name', 'tea')],
    ['whose value is no text', cursorOf('pieces', 2, newId())],
    ['with more in it', cursorOf('pieces', '2', newId(), 'more')],
    ['without a key', cursorOf('pieces', '2', 'no id')],
    ['without a number', cursorOf('pieces', 'two', newId())],
    ['of a number beyond its type', cursorOf('pieces', '99999999999', newId())],
    ['of nothing', Buffer.from('null').toString('base64url')],
  ])('a cursor %s', async (_, after) => {
    await expect(page({ sort: 'pieces', after })).rejects.toMatchObject(refusal('after', 'CURSOR_INVALID'));
  });
});
