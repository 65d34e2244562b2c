import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import type { Deed, ProviderId, StoreId } from '@zuoxi/vocabulary';
import { anonymousContext, type Context, newId, type ProviderContext } from '../context/index.js';
import { DomainError } from '../errors/index.js';
import { FileEntry } from '../files/index.js';
import { aProvider, makeTestDatabase, TestClock, type TestDatabase } from '../testing/index.js';
import {
  AuditEntry,
  AuditHead,
  Database,
  makePool,
  type ReadTx,
  type SendJob,
  sourceOf,
  verifyAuditChain,
} from './index.js';

const noJobs: SendJob = async () => undefined;

let db: TestDatabase;
let door: Database;
let ctx: ProviderContext;

const source = await sourceOf([AuditEntry, AuditHead, FileEntry]);
const doorOn = (pool = db.pool) =>
  new Database({ pool, service: 'sales', source, clock: new TestClock(), sendJob: noJobs });

beforeAll(async () => {
  db = await makeTestDatabase();
});
afterAll(() => db.drop());
beforeEach(async () => {
  door = doorOn();
  ctx = await aProvider(db);
});

/** Enters a stored file: the simplest row that a service may write for a provider. */
const insertFile = (at: Context, name: string, providerId = at.providerId ?? ctx.providerId) =>
  door.write(at, 'import.accept', async ({ insert }) => {
    const id = newId();
    await insert(FileEntry, {
      providerId,
      id,
      name,
      mediaType: 'text/plain',
      bytes: 1,
      sha256: '',
      permission: 'import:run',
      storageKey: '',
      createdBy: '',
      createdAt: new Date(),
    });
    return id;
  });

const namesOf = async (at: Context) =>
  (await door.read(at, ({ manager }) => manager.createQueryBuilder(FileEntry, 'f').getMany())).map(
    ({ name }) => name,
  );

const countOf = async (table: string) =>
  (await db.admin.query(`select count(*)::int as n from ${table} where provider_id = $1`, [ctx.providerId]))
    .rows[0].n;

describe('context', () => {
  test('one provider sees its own rows and nothing of another', async () => {
    const other = await aProvider(db);
    await insertFile(ctx, 'mine');
    await insertFile(other, 'theirs');
    expect(await namesOf(ctx)).toEqual(['mine']);
    expect(await namesOf(other)).toEqual(['theirs']);
  });

  test('without a context nothing is read and nothing is written', async () => {
    await insertFile(ctx, 'mine');
    const nobody = anonymousContext();
    expect(await namesOf(nobody)).toEqual([]);
    await expect(insertFile(nobody, 'planted', ctx.providerId)).rejects.toThrow(/row-level security/);
    const touched = await door.write(nobody, null, ({ sql }) =>
      sql('delete from platform.idempotency returning key'),
    );
    expect(touched).toEqual([]);
  });

  test('a row cannot be planted at another provider', async () => {
    const other = await aProvider(db);
    await expect(insertFile(ctx, 'planted', other.providerId as ProviderId)).rejects.toThrow(
      /row-level security/,
    );
    expect(await namesOf(other)).toEqual([]);
  });

  test('the context does not outlive its transaction', async () => {
    const pool = makePool(db.url, 1);
    const only = doorOn(pool);
    try {
      await only.read({ ...ctx, storeIds: [newId() as StoreId] }, async () => null);
      const left = await only.read(anonymousContext(), ({ sql }) =>
        sql(
          `select current_setting('app.provider_id', true) as p, current_setting('app.store_ids', true) as s`,
        ),
      );
      expect(left).toEqual([{ p: '', s: '' }]);
      const { rows } = await pool.query(
        `select current_user as role, current_setting('app.provider_id', true) as p`,
      );
      expect(rows[0]).toEqual({ role: 'zuoxi_app', p: '' });
    } finally {
      await pool.end();
    }
  });
});

describe('roles', () => {
  test('a door takes on the role of its service', async () => {
    const rows = await door.read(ctx, ({ sql }) => sql('select current_user as role'));
    expect(rows).toEqual([{ role: 'zuoxi_sales' }]);
  });

  test('the login by itself may read nothing', async () => {
    await expect(db.pool.query('select * from platform.audit_entry')).rejects.toThrow(/permission denied/);
    await expect(db.pool.query('select * from sales.quote')).rejects.toThrow(/permission denied/);
  });

  test.each([
    'select * from identity.account',
    'select * from scheduling.agent',
    'select * from pgboss.job limit 0',
  ])('the role of sales and "%s"', async (text) => {
    const run = door.read(ctx, ({ sql }) => sql(text));
    // The queue belongs to every service, because a deed and its job commit together.
    if (text.includes('pgboss')) await expect(run).resolves.toBeDefined();
    else await expect(run).rejects.toThrow(/permission denied/);
  });

  test.each([
    'update platform.audit_entry set action = action',
    'delete from platform.audit_entry',
    'delete from platform.audit_head',
    'truncate platform.audit_entry',
    'alter table platform.audit_entry disable row level security',
    'set local role zuoxi_sales_owner',
    'set local session_replication_role = replica',
  ])('no service may "%s"', async (text) => {
    await expect(door.write(ctx, null, ({ sql }) => sql(text))).rejects.toThrow(
      /permission denied|must be owner/,
    );
  });
});

describe('transactions', () => {
  test('a read refuses a statement that writes', async () => {
    const write = door.read(ctx, ({ sql }) =>
      sql(`insert into platform.audit_head (provider_id, seq, hash) values ($1, 0, '')`, [ctx.providerId]),
    );
    await expect(write).rejects.toThrow(/read-only transaction/);
  });

  test('a refusal rolls everything back, the audit entry included', async () => {
    const refused = door.write(ctx, 'import.accept', async ({ insert, audit }) => {
      await insert(AuditHead, { providerId: ctx.providerId, seq: 0, hash: Buffer.alloc(32) });
      audit({ subjectType: 'file', subjectId: 'x' });
      throw new DomainError('STATE_CHANGED', { status: 'sent' });
    });
    await expect(refused).rejects.toMatchObject({ code: 'STATE_CHANGED' });
    expect([await countOf('platform.audit_head'), await countOf('platform.audit_entry')]).toEqual([0, 0]);
  });

  test.each([
    [
      'a double key',
      `insert into platform.audit_head select provider_id, seq, hash from platform.audit_head`,
      'ALREADY_EXISTS',
    ],
    ['a text that is no id', `select 'x'::uuid`, 'INVALID_INPUT'],
    ['a statement that takes too long', `set local statement_timeout = 1; select pg_sleep(5)`, 'UNAVAILABLE'],
  ])('%s becomes a refusal', async (_, text, code) => {
    await insertFile(ctx, 'first');
    await expect(door.write(ctx, null, ({ sql }) => sql(text))).rejects.toMatchObject({ code });
  });

  test('a connection that dies is replaced', async () => {
    const killed = door.read(ctx, ({ sql }) => sql('select pg_terminate_backend(pg_backend_pid())'));
    await expect(killed).rejects.toThrow();
    expect(await namesOf(ctx)).toEqual([]);
  });
});

describe('idempotency', () => {
  const deed = async (at: ProviderContext, name: string, deedName: Deed = 'import.accept') => {
    let runs = 0;
    const result = await door.write(
      at,
      deedName,
      async () => {
        runs += 1;
        return { id: newId(), name };
      },
      { name },
    );
    return { result, runs };
  };

  test('the same key and input get the answer of the first time, and nothing is done again', async () => {
    const keyed = { ...ctx, idempotencyKey: 'k-1' };
    const first = await deed(keyed, 'a');
    const again = await deed(keyed, 'a');
    expect(again).toEqual({ result: first.result, runs: 0 });
    expect(await countOf('platform.audit_entry')).toBe(1);
  });

  test('two at once do it once', async () => {
    const keyed = { ...ctx, idempotencyKey: 'k-2' };
    const both = await Promise.all([deed(keyed, 'a'), deed(keyed, 'a')]);
    expect(both[0].result).toEqual(both[1].result);
    expect(both[0].runs + both[1].runs).toBe(1);
  });

  test.each<[string, string, Deed]>([
    ['another input', 'b', 'import.accept'],
    ['another deed', 'a', 'task.cancel'],
  ])('the same key with %s is refused', async (_, name, deedName) => {
    const keyed = { ...ctx, idempotencyKey: 'k-3' };
    await deed(keyed, 'a');
    await expect(deed(keyed, name, deedName)).rejects.toMatchObject({ code: 'IDEMPOTENCY_KEY_REUSED' });
  });

  test('a key that was refused once is free again', async () => {
    const keyed = { ...ctx, idempotencyKey: 'k-4' };
    const refusal = door.write(keyed, 'import.accept', () => Promise.reject(new DomainError('UNAVAILABLE')), {
      name: 'a',
    });
    await expect(refusal).rejects.toMatchObject({ code: 'UNAVAILABLE' });
    expect((await deed(keyed, 'a')).runs).toBe(1);
  });

  test('a key belongs to who used it', async () => {
    const keyed = { ...ctx, idempotencyKey: 'k-5' };
    const colleague = { ...keyed, actor: { ...ctx.actor, id: newId() } };
    const stranger = { ...(await aProvider(db)), idempotencyKey: 'k-5' };
    for (const at of [keyed, colleague, stranger]) expect((await deed(at, 'a')).runs).toBe(1);
  });
});

describe('audit chain', () => {
  const verify = () => verifyAuditChain(db.admin as never, ctx.providerId);

  beforeEach(async () => {
    for (const subjectId of ['1', '2', '3']) {
      await door.write({ ...ctx, ip: '203.0.113.8' }, 'quote.send', async ({ audit }) => {
        audit({
          subjectType: 'quote',
          subjectId,
          details: { name: '报价', amountFen: 12, comment: null, variables: { b: [1], a: 2 } },
        });
        return null;
      });
    }
  });

  test('each write leaves an entry, each note one, and the chain verifies', async () => {
    await door.write(ctx, 'quote.revise', async ({ audit }) => {
      audit({ subjectType: 'quote', subjectId: '4' });
      audit({ subjectType: 'quote', subjectId: '5' });
      return null;
    });
    await door.write(ctx, 'task.cancel', async () => null);
    const { rows } = await db.admin.query(
      `select action, subject_id from platform.audit_entry where provider_id = $1 order by seq`,
      [ctx.providerId],
    );
    expect(rows.map((row) => `${row.action} ${row.subject_id}`)).toEqual([
      'quote.send 1',
      'quote.send 2',
      'quote.send 3',
      'quote.revise 4',
      'quote.revise 5',
      'task.cancel null',
    ]);
    expect(await verify()).toBeNull();
  });

  test('writers at once make one unbroken chain', async () => {
    await Promise.all(Array.from({ length: 20 }, () => door.write(ctx, 'report.build', async () => null)));
    expect(await countOf('platform.audit_entry')).toBe(23);
    expect(await verify()).toBeNull();
  });

  test.each([
    ['at', `at + interval '1 microsecond'`],
    ['action', `'quote.lose'`],
    ['actor_kind', `'system'`],
    ['actor_id', `'someone'`],
    ['actor_name', `'someone'`],
    ['store_id', `provider_id`],
    ['subject_type', `'contract'`],
    ['subject_id', `'9'`],
    ['details', `'{}'`],
    ['ip', `null`],
    ['request_id', `'r'`],
    ['previous_hash', `sha256('')`],
    ['hash', `sha256('')`],
    ['seq', `seq + 100`],
  ])('tampering with %s is found', async (column, value) => {
    await db.admin.query(
      `update platform.audit_entry set ${column} = ${value} where provider_id = $1 and seq = 2`,
      [ctx.providerId],
    );
    expect(await verify()).toBe(2);
  });

  test('every column is covered by the table above', async () => {
    const { rows } = await db.admin.query(
      `select column_name from information_schema.columns where table_schema = 'platform' and table_name = 'audit_entry'`,
    );
    expect(rows).toHaveLength(15);
  });

  test.each([
    ['in the middle', 2, 2],
    ['at the end', 3, 3],
  ])('an entry removed %s is found', async (_, seq, found) => {
    await db.admin.query(`delete from platform.audit_entry where provider_id = $1 and seq = $2`, [
      ctx.providerId,
      seq,
    ]);
    expect(await verify()).toBe(found);
  });

  test('a chain without its head is found', async () => {
    await db.admin.query(`delete from platform.audit_head where provider_id = $1`, [ctx.providerId]);
    expect(await verify()).toBe(4);
  });
});

test('pool bleed: interleaved transactions of many tenants, some failing, never see a foreign row', async () => {
  const pool = makePool(db.url, 4);
  const shared = doorOn(pool);
  try {
    const tenants = await Promise.all(Array.from({ length: 20 }, () => aProvider(db)));
    let foreign = 0;
    let failed = 0;
    const one = async (index: number) => {
      const at = tenants[index % tenants.length] as ProviderContext;
      const work = async ({ manager, sql }: ReadTx) => {
        const rows = await manager.createQueryBuilder(AuditEntry, 'e').getMany();
        foreign += rows.filter(({ providerId }) => providerId !== at.providerId).length;
        // Every twentieth: half of them refuse, half break the transaction in the database.
        if (index % 40 === 7) throw new DomainError('UNAVAILABLE');
        if (index % 40 === 27) await sql('select 1 / 0');
        return null;
      };
      const run = index % 3 ? shared.read(at, work) : shared.write(at, 'report.build', work);
      await run.catch(() => void (failed += 1));
    };
    // Many times as many as there are connections, and no more than get one in time on a busy machine.
    const left = Array.from({ length: 600 }, (_, index) => index);
    const lane = async () => {
      for (let index = left.shift(); index !== undefined; index = left.shift()) await one(index);
    };
    await Promise.all(Array.from({ length: 24 }, lane));
    expect({ foreign, failed }).toEqual({ foreign: 0, failed: 30 });
    for (const { providerId } of tenants) {
      expect(await verifyAuditChain(db.admin as never, providerId as string)).toBeNull();
    }
  } finally {
    await pool.end();
  }
});
