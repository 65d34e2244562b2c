import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { Column, type DataSource, Entity, In, IsNull, MoreThan, PrimaryColumn } from 'typeorm';
import { type ProviderContext, newId } from '../../context/index.js';
import { type ProviderId, transitions } from '@zuoxi/vocabulary';
import { aProvider, makeTestDatabase, TestClock, type TestDatabase } from '../../testing/index.js';
import {
  Database,
  type Defaulted,
  move,
  moveAll,
  type NewRow,
  type ReadTx,
  sourceOf,
  type Where,
  type WriteTx,
} from '../index.js';
import type { Changed, Movable } from './rows.js';

@Entity({ schema: 'sales', name: 'novel' })
class Novel {
  @PrimaryColumn('uuid') providerId!: ProviderId;
  @PrimaryColumn('uuid') id!: string;
  @Column('date') soldOn!: string;
  @Column('bigint') priceFen!: number;
  @Column('numeric') share!: string;
  @Column('jsonb') terms!: { readonly months: readonly number[] };
  @Column('text', { array: true, default: '{}' }) tags!: Defaulted<string[]>;
  @Column('text', { nullable: true }) note!: string | null;
  @Column('int', { default: 1 }) attempt!: Defaulted<number>;
  @Column('text', { default: 'draft' }) status!: Defaulted<'draft' | 'out' | 'gone'>;
}

let db: TestDatabase;
let source: DataSource;
let door: Database;
let ctx: ProviderContext;

beforeAll(async () => {
  db = await makeTestDatabase();
  await db.admin.query(`
    create table sales.novel (
      provider_id uuid not null, id uuid not null, sold_on date not null, price_fen bigint not null,
      share numeric(5, 4) not null, terms jsonb not null, tags text[] not null default '{}', note text,
      attempt int not null default 1, status text not null default 'draft', primary key (provider_id, id));
    call platform.protect_provider_table('sales.novel', 'select, insert, update')`);
  source = await sourceOf([Novel]);
  const sendJob = async () => undefined;
  door = new Database({ pool: db.pool, service: 'sales', source, clock: new TestClock(), sendJob });
});
afterAll(() => db.drop());
beforeEach(async () => {
  ctx = await aProvider(db);
});

const aNovel = (over: Partial<NewRow<Novel>> = {}): NewRow<Novel> => ({
  ...{ providerId: ctx.providerId, id: newId(), soldOn: '2026-11-30' },
  ...{ priceFen: 9_007_199_254_740, share: '0.9500', terms: { months: [3, 6] } },
  ...over,
});
const own = (at = ctx) => ({ providerId: at.providerId });
const all = (at = ctx) => door.read(at, ({ manager }) => manager.findBy(Novel, own(at)));

describe('an entity', () => {
  test('comes back as it was written, with what the database filled', async () => {
    const novel = aNovel();
    expect(await door.write(ctx, null, ({ insert }) => insert(Novel, novel))).toBe(1);
    expect(await all()).toEqual([{ ...novel, tags: [], note: null, attempt: 1, status: 'draft' }]);
    expect(await all(await aProvider(db))).toEqual([]);
    const { rows } = await db.admin.query(
      `select jsonb_typeof(terms) as kind from sales.novel where id = $1`,
      [novel.id],
    );
    expect(rows).toEqual([{ kind: 'object' }]);
  });

  test('that is there is ignored where that is meant, and told', async () => {
    const [first, second] = [aNovel(), aNovel()];
    const written = await door.write(ctx, null, async ({ insert }) => [
      await insert(Novel, first),
      await insert(Novel, [first, second], { ignore: true }),
    ]);
    expect(written).toEqual([1, 1]);
    await expect(door.write(ctx, null, ({ insert }) => insert(Novel, first))).rejects.toMatchObject({
      code: 'ALREADY_EXISTS',
    });
  });

  test('changes from the state that it was in, or not at all', async () => {
    const { id } = aNovel();
    await door.write(ctx, null, ({ insert }) => insert(Novel, aNovel({ id })));
    const change = (from: number) =>
      door.write(ctx, null, async ({ manager }) => {
        const { affected } = await manager.update(
          Novel,
          { ...own(), id, attempt: from },
          { attempt: from + 1, note: 'x' },
        );
        return affected;
      });
    expect([await change(1), await change(1)]).toEqual([1, 0]);
  });

  test('is raw where that says it better, its columns named as everywhere', async () => {
    await door.write(ctx, null, ({ insert }) => insert(Novel, [aNovel(), aNovel()]));
    const rows = await door.read(ctx, ({ sql }) =>
      sql<{ soldOn: string; priceFen: number }>(
        `select sold_on, sum(price_fen)::bigint as price_fen from sales.novel where attempt = $1 group by 1`,
        [1],
      ),
    );
    expect(rows).toEqual([{ soldOn: '2026-11-30', priceFen: 18_014_398_509_480 }]);
  });

  test('is found by sets and ranges, page by page', async () => {
    const ids = Array.from({ length: 5 }, () => newId()).sort();
    await door.write(ctx, null, ({ insert }) =>
      insert(
        Novel,
        ids.map((id) => aNovel({ id })),
      ),
    );
    const page = await door.read(ctx, ({ manager }) =>
      manager.find(Novel, {
        select: { id: true },
        where: { ...own(), id: MoreThan(ids[1] as string), note: IsNull() },
        order: { id: 'ASC' },
        take: 2,
      }),
    );
    expect(page.map(({ id }) => id)).toEqual(ids.slice(2, 4));
    const some = await door.read(ctx, ({ manager }) =>
      manager.countBy(Novel, { ...own(), id: In(ids.slice(0, 2)) }),
    );
    expect(some).toBe(2);
  });
});

describe('a state', () => {
  const machine = transitions<'draft' | 'out' | 'gone'>({ draft: ['out'], out: ['gone'], gone: [] });

  test('is moved from those that may come before it', async () => {
    const { id } = await door.write(ctx, null, async ({ insert }) => {
      const novel = aNovel();
      await insert(Novel, novel);
      return novel;
    });
    const to = (status: 'out' | 'gone', from?: readonly ('draft' | 'out')[]) =>
      door.write(ctx, null, (tx) =>
        move(tx, Novel, machine, { ...own(), id }, { status, note: status }, from),
      );
    await expect(to('gone')).rejects.toMatchObject({ code: 'STATE_CHANGED', details: { status: 'draft' } });
    await to('out');
    expect(await all()).toMatchObject([{ status: 'out', note: 'out' }]);
    await expect(to('out')).rejects.toMatchObject({ code: 'STATE_CHANGED', details: { status: 'out' } });
    await expect(to('gone', ['draft'])).rejects.toThrow('nothing comes to gone from draft');
  });

  test('of two that move at once one wins', async () => {
    await door.write(ctx, null, ({ insert }) => insert(Novel, aNovel()));
    const out = () => door.write(ctx, null, (tx) => moveAll(tx, Novel, machine, own(), { status: 'out' }));
    expect((await Promise.all([out(), out(), out()])).sort()).toEqual([0, 0, 1]);
  });

  test('of what is not there is not found', async () => {
    const where = { ...own(), id: newId() };
    await expect(
      door.write(ctx, null, (tx) => move(tx, Novel, machine, where, { status: 'out' })),
    ).rejects.toMatchObject({ code: 'NOT_FOUND' });
  });

  test('is written by nothing else, nor asked for by who moves', () => {
    const mayWrite: { status: 'out' } extends Changed<Novel> ? true : false = false;
    const mayAsk: { providerId: ProviderId; status: 'out' } extends Movable<Novel> ? true : false = false;
    expect([mayWrite, mayAsk]).toEqual([false, false]);
  });
});

describe('what is not meant is refused', () => {
  test.each([[undefined], [null]])('a predicate without its value (%s)', async (id) => {
    const where = { ...own(), id: id as unknown as string };
    await expect(door.read(ctx, ({ manager }) => manager.findBy(Novel, where))).rejects.toThrow(/id/);
    await expect(
      door.write(ctx, null, ({ manager }) => manager.update(Novel, where, { attempt: 2 })),
    ).rejects.toThrow(/id/);
  });

  test('a query outside the doors', async () => {
    const outside = /outside db.read and db.write/;
    await expect(source.manager.find(Novel)).rejects.toThrow(outside);
    await expect(source.query('select 1')).rejects.toThrow(outside);
    await expect(source.getRepository(Novel).count()).rejects.toThrow(outside);
  });

  test('a transaction within a door', async () => {
    const nested = door.write(ctx, null, ({ manager }) =>
      (manager as unknown as DataSource['manager']).transaction(() => Promise.resolve()),
    );
    await expect(nested).rejects.toThrow('a door is one transaction');
  });

  test('a change while reading', async () => {
    const builder = door.read(ctx, ({ manager }) =>
      manager.createQueryBuilder().update(Novel).set({ attempt: 2 }).execute(),
    );
    await expect(builder).rejects.toThrow(/read-only transaction/);
  });

  test('by the compiler: a row without a column that nobody fills, a condition that says not whose, a change while reading, `save`', async () => {
    type Lacks<T, Key> = Key extends keyof T ? false : true;
    const refused: [
      partial: { providerId: string; id: string } extends NewRow<Novel> ? false : true,
      insertWhileReading: Lacks<ReadTx, 'insert'>,
      updateWhileReading: Lacks<ReadTx['manager'], 'update'>,
      predicateOfNobody: { id: string } extends Where<Novel> ? false : true,
      save: Lacks<WriteTx['manager'], 'save'>,
      rawQuery: Lacks<WriteTx['manager'], 'query'>,
    ] = [true, true, true, true, true, true];
    expect(refused).not.toContain(false);
    await door.read(ctx, async (tx) => expect('insert' in tx).toBe(false));
  });

  test('PostgreSQL’s errors keep their code and nobody’s values', async () => {
    const novel = aNovel({ share: '12345678.1', note: 'a secret' });
    const failed = door.write(ctx, null, ({ insert }) => insert(Novel, novel));
    const error = await failed.catch((each: unknown) => each);
    expect(error).toMatchObject({ code: '22003' });
    expect(JSON.stringify(error)).not.toContain('a secret');
  });
});
