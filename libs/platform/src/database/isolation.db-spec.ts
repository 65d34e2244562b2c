import { type EntityManager, EntitySchema } from 'typeorm';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { ProviderId, StoreId, UserId } from '@zuoxi/vocabulary';
import { anonymousContext, type Context, newId, systemContext } from '../context/index.js';
import {
  type CatalogTable,
  classOf,
  furtherPolicies,
  generateRow,
  grantProblems,
  makeTestDatabase,
  problemsOf,
  readTables,
  tablesWithOptionalStore,
  tablesWithoutTenant,
  TestClock,
} from '../testing/index.js';
import { Database, type ReadTx, type Service, services, sourceOf } from './index.js';

type Sql = ReadTx['sql'];

const db = await makeTestDatabase();
const tables = await readTables(db.admin);
afterAll(() => db.drop());

/** Each table as an entity of its tenant columns. */
const entityOf = new Map(
  tables.map(({ name, columns }) => {
    const [schema, tableName] = name.split('.') as [string, string];
    const tenant = columns.filter((column) => ['provider_id', 'store_id'].includes(column.name));
    const mapped = tenant.map((column) => [column.name, { name: column.name, type: 'uuid', primary: true }]);
    return [
      name,
      new EntitySchema<object>({ name, schema, tableName, columns: Object.fromEntries(mapped) }),
    ] as const;
  }),
);
const source = await sourceOf(
  tables.flatMap(({ name, columns }) =>
    columns.some((column) => column.name === 'provider_id') ? (entityOf.get(name) ?? []) : [],
  ),
);
const doorOf = (service: Service) =>
  new Database({
    pool: db.pool,
    service,
    source,
    clock: new TestClock(),
    sendJob: async () => undefined,
  });

describe('the catalog', () => {
  test.each(tables.map((table) => [table.name, table] as const))(
    '%s is safe for many tenants',
    (_, table) => {
      expect(problemsOf(table)).toEqual([]);
    },
  );

  test('roles, grants, partitions, views and functions', async () => {
    expect(await grantProblems(db.admin)).toEqual([]);
  });

  test('every exception names a table or policy that exists', () => {
    const names = tables.map(({ name }) => name);
    const policies = tables.flatMap(({ name, policies: own }) =>
      own.map((policy) => `${name} ${policy.name}`),
    );
    expect(names).toEqual(
      expect.arrayContaining(Object.keys({ ...tablesWithoutTenant, ...tablesWithOptionalStore })),
    );
    expect(policies).toEqual(expect.arrayContaining(Object.keys(furtherPolicies)));
  });

  test.each([
    ['without a tenant', `id uuid primary key`, `select 1`, 'is in no class'],
    [
      'without protection',
      `provider_id uuid not null, id uuid, primary key (provider_id, id)`,
      `select 1`,
      'row-level security is not enabled',
    ],
    [
      'with a nullable store',
      `provider_id uuid not null, store_id uuid, id uuid, primary key (provider_id, id)`,
      `call platform.protect_store_table('sales.novel')`,
      'store_id may be null',
    ],
    [
      'with a key of its own',
      `provider_id uuid not null, id uuid primary key`,
      `call platform.protect_provider_table('sales.novel')`,
      'does not begin with the tenant',
    ],
    [
      'with a policy that is not known',
      `provider_id uuid primary key`,
      `call platform.protect_provider_table('sales.novel'); create policy open on sales.novel using (true)`,
      'policy open is not known',
    ],
  ])('a new table %s is found', async (_, columns, protection, problem) => {
    const client = await db.admin.connect();
    try {
      await client.query(`begin; create table sales.novel (${columns}); ${protection}`);
      const novel = (await readTables(client)).find(({ name }) => name === 'sales.novel') as CatalogTable;
      expect(problemsOf(novel).join('; ')).toContain(problem);
    } finally {
      await client.query('rollback');
      client.release();
    }
  });

  test.each([
    [`grant truncate on sales.quote to zuoxi_sales`, 'truncate'],
    [`grant select on conversations.message_other to zuoxi_conversations`, 'partition'],
    [`create view sales_pub.leak as select * from sales.quote`, 'view with its owner'],
    [`grant zuoxi_sales_owner to zuoxi_sales`, 'may become'],
    [`alter table sales.quote owner to zuoxi_sales`, 'is owned by'],
    [`grant update (name) on identity.store to zuoxi_sales`, 'may write'],
  ])('"%s" is found', async (text, problem) => {
    const client = await db.admin.connect();
    try {
      await client.query(`begin; ${text}`);
      expect((await grantProblems(client)).join('; ')).toContain(problem);
    } finally {
      await client.query('rollback');
      client.release();
    }
  });
});

interface Tenant {
  readonly providerId: ProviderId;
  readonly storeId: StoreId;
}
const providers = [newId(), newId()] as ProviderId[];
/** Two providers with two stores each. */
const tenants: Tenant[] = providers.flatMap((providerId) =>
  [newId(), newId()].map((storeId) => ({ providerId, storeId: storeId as StoreId })),
);
const [owner, sibling, stranger] = tenants as [Tenant, Tenant, Tenant, Tenant];
const at = ({ providerId, storeId }: Tenant) => systemContext(providerId, [storeId]);

const insertText = (table: CatalogTable, row: Record<string, unknown>) => {
  const columns = Object.keys(row);
  return {
    text: `insert into ${table.name} (${columns.join(', ')}) values (${columns.map((_, i) => `$${i + 1}`).join(', ')})`,
    values: columns.map((column) => row[column]),
  };
};

const tenantTables = tables.filter((table) => ['store', 'provider'].includes(classOf(table) ?? ''));
const rowsOf = (table: CatalogTable): Tenant[] =>
  classOf(table) === 'store' ? tenants : tenants.filter((_, index) => index % 2 === 0);
const hasStore = (table: CatalogTable) => table.columns.some(({ name }) => name === 'store_id');
const fixedOf = (table: CatalogTable, { providerId, storeId }: Tenant) => ({
  provider_id: providerId,
  ...(hasStore(table) ? { store_id: storeId } : {}),
});

/** Contexts that must not reach the owner's row of a table. */
const foreignTo = (table: CatalogTable): [string, Context][] => [
  ['no context', anonymousContext()],
  ['another provider', at(stranger)],
  ['another provider that claims the store', systemContext(stranger.providerId, [owner.storeId])],
  ...(classOf(table) === 'store'
    ? ([
        ['another store of the same provider', at(sibling)],
        ['the same provider without stores', systemContext(owner.providerId, [])],
        ['the store without its provider', anonymousContext({ storeIds: [owner.storeId] })],
      ] as [string, Context][])
    : []),
];

beforeAll(async () => {
  const client = await db.admin.connect();
  try {
    // Rows stand by themselves: what their foreign keys would point at is another table's test.
    await client.query(`set session_replication_role = replica`);
    for (const table of tenantTables) {
      for (const tenant of rowsOf(table))
        await client.query(insertText(table, generateRow(table, fixedOf(table, tenant))));
    }
    await client.query(`reset session_replication_role`);
  } finally {
    client.release();
  }
});

class Undone extends Error {}

/** Runs one statement through the service's own door, tells what it did, and undoes it. */
async function attempt(table: CatalogTable, ctx: Context, statement: (tx: ReadTx) => Promise<unknown[]>) {
  let result: { rows: number } | { refused: string } = { rows: -1 };
  await doorOf(table.service)
    .write(ctx, null, async (tx) => {
      result = { rows: (await statement(tx)).length };
      throw new Undone();
    })
    .catch((error: Error) => {
      if (!(error instanceof Undone)) result = { refused: error.message };
    });
  return result as { rows?: number; refused?: string };
}

const mayDo = async (table: CatalogTable, privilege: string): Promise<boolean> =>
  (
    await db.admin.query(`select has_table_privilege($1, $2, $3) as may`, [
      `zuoxi_${table.service}`,
      table.name,
      privilege,
    ])
  ).rows[0].may;

const statements = (table: CatalogTable) => {
  const { name } = table;
  const ofOwner =
    classOf(table) === 'store'
      ? `provider_id = '${owner.providerId}' and store_id = '${owner.storeId}'`
      : `provider_id = '${owner.providerId}'`;
  const run =
    (text: string) =>
    ({ sql }: ReadTx) =>
      sql(text);
  return {
    select: run(`select * from ${name} where ${ofOwner}`),
    asEntities: ({ manager }: ReadTx) =>
      (manager as EntityManager).find(entityOf.get(table.name) as EntitySchema<object>, {
        where: fixedOf(table, owner),
      }),
    selectAll: run(`select * from ${name}`),
    update: run(`update ${name} set provider_id = provider_id where ${ofOwner} returning 1`),
    delete: run(`delete from ${name} where ${ofOwner} returning 1`),
    moveToStranger: run(
      `update ${name} set provider_id = '${stranger.providerId}' where ${ofOwner} returning 1`,
    ),
  };
};

const insertOf = (table: CatalogTable) => {
  const { text, values } = insertText(table, generateRow(table, fixedOf(table, owner)));
  return ({ sql }: ReadTx) => sql(text, values);
};

describe('the proof below notices', () => {
  /** Whether any foreign context now reads what it must not. */
  const isNoticed = async (table: CatalogTable): Promise<boolean> => {
    for (const [, ctx] of foreignTo(table)) {
      const { rows } = await attempt(table, ctx, statements(table).select);
      if (rows !== 0) return true;
    }
    return false;
  };
  const ofProviderOnly = `provider_id = nullif(current_setting('app.provider_id', true), '')::uuid`;

  test.each(tenantTables.map((table) => [table.name, table] as const))(
    'every way to leave %s open',
    async (name, table) => {
      const policy = table.policies.find((each) => each.name === 'tenant');
      const restore = `alter policy tenant on ${name} using (${policy?.using}) with check (${policy?.check})`;
      const mutations = [
        [`alter table ${name} disable row level security`, `alter table ${name} enable row level security`],
        [`alter policy tenant on ${name} using (true)`, restore],
        [`create policy careless on ${name} for select using (true)`, `drop policy careless on ${name}`],
        ...(classOf(table) === 'store'
          ? [[`alter policy tenant on ${name} using (${ofProviderOnly})`, restore]]
          : []),
      ] as [string, string][];
      for (const [mutation, undo] of mutations) {
        await db.admin.query(mutation);
        try {
          expect([mutation, await isNoticed(table)]).toEqual([mutation, true]);
        } finally {
          await db.admin.query(undo);
        }
      }
      expect(await isNoticed(table)).toBe(false);
    },
  );
});

describe.each(tenantTables.map((table) => [table.name, table] as const))('%s', (_, table) => {
  test('its own tenant reads its row, and no other', async () => {
    const { selectAll, asEntities } = statements(table);
    expect(await attempt(table, at(owner), selectAll)).toEqual({ rows: 1 });
    expect(await attempt(table, at(owner), asEntities)).toEqual({ rows: 1 });
  });

  test.each(foreignTo(table))('%s reaches nothing', async (_who, ctx) => {
    const { select, asEntities, update, delete: remove } = statements(table);
    expect(await attempt(table, ctx, select)).toEqual({ rows: 0 });
    expect(await attempt(table, ctx, asEntities)).toEqual({ rows: 0 });
    for (const [privilege, statement] of [
      ['update', update],
      ['delete', remove],
    ] as const) {
      const expected = (await mayDo(table, privilege))
        ? { rows: 0 }
        : { refused: expect.stringMatching(/permission denied/) };
      expect(await attempt(table, ctx, statement)).toEqual(expected);
    }
    expect(await attempt(table, ctx, insertOf(table))).toEqual({
      refused: expect.stringMatching(/row-level security policy/),
    });
  });

  test('its own tenant cannot move its row to another', async () => {
    const moved = await attempt(table, at(owner), statements(table).moveToStranger);
    expect(moved).toEqual({ refused: expect.stringMatching(/row-level security policy|permission denied/) });
  });
});

const { rows: published } = await db.admin.query<{ view: string; table: string; reader: Service }>(
  `select c.oid::regclass::text as view, replace(c.oid::regclass::text, '_pub.', '.') as "table", s as reader
     from pg_class c join pg_namespace n on n.oid = c.relnamespace, unnest($1::text[]) s
    where n.nspname like '%\\_pub' and c.relkind = 'v' and has_table_privilege('zuoxi_' || s, c.oid, 'select')
      and n.nspname <> s || '_pub'
    order by 1, 3`,
  [services],
);

describe.each(published.map((each) => [`${each.view} for ${each.reader}`, each] as const))(
  '%s',
  (_, each) => {
    const table = tables.find(({ name }) => name === each.table) as CatalogTable;
    const countAt = async (ctx: Context) => {
      const [row] = await doorOf(each.reader).read(ctx, ({ sql }) =>
        sql<{ n: number }>(`select count(*)::int as n from ${each.view}`),
      );
      return row?.n;
    };

    test('shows the tenant its own row, and nobody else’s', async () => {
      expect(await countAt(at(owner))).toBe(1);
      expect(await countAt(anonymousContext())).toBe(0);
      const claims = await countAt(systemContext(stranger.providerId, [owner.storeId]));
      expect(claims).toBe(classOf(table) === 'store' ? 0 : 1);
    });
  },
);

test('everything that a service publishes is read by somebody', async () => {
  const { rows } = await db.admin.query(
    `select c.oid::regclass::text as view from pg_class c join pg_namespace n on n.oid = c.relnamespace
      where n.nspname like '%\\_pub' and c.relkind = 'v'`,
  );
  expect([...new Set(published.map(({ view }) => view))].sort()).toEqual(rows.map(({ view }) => view).sort());
});

describe('the named exceptions', () => {
  const identity = doorOf('identity');
  const openDirectory = (sql: Sql) =>
    sql(`select identity.provider_scope($1, null, '2026-01-01')`, [owner.providerId]);

  test('the store directory lists one provider’s stores to sign-in, and changes none', async () => {
    const ctx = systemContext(owner.providerId, [], { providerWide: false });
    const outcome = await identity.read(ctx, async ({ sql }) => {
      await openDirectory(sql);
      return sql<{ storeId: string }>('select store_id from identity.store');
    });
    expect(outcome.map(({ storeId }) => storeId).sort()).toEqual([owner.storeId, sibling.storeId].sort());
    const changed = await identity.write(ctx, null, async ({ sql }) => {
      await openDirectory(sql);
      return sql(`update identity.store set name = 'x' returning 1`);
    });
    expect(changed).toEqual([]);
  });

  test('the directory does not outlive its transaction', async () => {
    const rows = await identity.read(
      systemContext(owner.providerId, [], { providerWide: false }),
      ({ sql }) => sql('select 1 from identity.store'),
    );
    expect(rows).toEqual([]);
  });

  test('a person finds their own memberships, and changes none', async () => {
    const { rows } = await db.admin.query(
      `select account_id from identity.membership where provider_id = $1`,
      [owner.providerId],
    );
    const ctx = anonymousContext({ userId: rows[0].account_id as UserId });
    const own = await identity.read(ctx, ({ sql }) => sql('select 1 from identity.membership'));
    expect(own).toHaveLength(1);
    const changed = await identity.write(ctx, null, ({ sql }) =>
      sql(`update identity.membership set role = 'provider-owner' returning 1`),
    );
    expect(changed).toEqual([]);
  });

  test.each(
    Object.keys(tablesWithoutTenant)
      .filter((name) => name !== 'platform.holiday')
      .flatMap((name) =>
        services.filter((service) => service !== 'identity').map((service) => [name, service] as const),
      ),
  )('%s is closed to %s', async (name, service) => {
    const read = doorOf(service).read(at(owner), ({ sql }) => sql(`select * from ${name}`));
    await expect(read).rejects.toThrow(/permission denied/);
  });
});
