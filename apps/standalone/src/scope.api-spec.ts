import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { readFileSync } from 'node:fs';
import type { ProviderContext } from '@zuoxi/platform/context';
import { newId } from '@zuoxi/platform/context';
import {
  aProfile,
  aStore,
  type CatalogTable,
  classOf,
  generateRow,
  insertRow,
  readTables,
  tablesWithOptionalStore,
} from '@zuoxi/platform/testing';
import { ProviderService } from '@zuoxi/identity';
import { type ProviderRole, providerRoles, type Role, type StoreId } from '@zuoxi/vocabulary';
import { buildSchema } from 'graphql';
import { operationsOf, requestFor } from './any-operation.js';
import { anEmptyReport } from './daily-report.testing.js';
import { password, startServer, type TestServer } from './testing.js';

/** A role over one store gives nothing over the provider or over another store, at every operation. */

const schema = buildSchema(readFileSync('schema/back-office.graphql', 'utf8'));
const queries = operationsOf(schema).filter(({ kind }) => kind === 'Query');

let server: TestServer;
let provider: ProviderContext;
let own: { id: StoreId; ctx: ProviderContext };
let sibling: { id: StoreId; ctx: ProviderContext };
let tables: CatalogTable[];
/** Texts and ids that stand in rows of another store, or of the provider alone. */
const forbidden = new Set<string>();

let auditSeq = 1_000_000;

async function fill(storeId: StoreId, ofProvider: boolean): Promise<void> {
  const client = await server.db.admin.connect();
  try {
    await client.query(`set session_replication_role = replica`);
    for (const table of tables) {
      const kind = classOf(table);
      const ofEither = table.name in tablesWithOptionalStore;
      if (table.name === 'identity.store' || !(ofProvider ? ofEither : kind === 'store' || ofEither))
        continue;
      const row = generateRow(table, {
        provider_id: provider.providerId,
        store_id: ofProvider ? null : storeId,
        ...(table.name === 'platform.audit_entry' ? { seq: (auditSeq += 1) } : {}),
        // The caller's own tasks are theirs, wherever they are about.
        ...(table.name === 'platform.task' ? { created_by: 'somebody else' } : {}),
      });
      const columns = Object.keys(row);
      await client.query(
        `insert into ${table.name} (${columns.join(', ')}) values (${columns.map((_, at) => `$${at + 1}`).join(', ')})`,
        Object.values(row),
      );
      if (table.name === 'identity.membership') {
        await client.query(
          `insert into identity.account (id, email, name, created_at) values ($1, $2, $2, now())`,
          [row['account_id'], row['id']],
        );
      }
      for (const [name, value] of Object.entries(row)) {
        if (typeof value === 'string' && /^[0-9a-f-]{36}$/.test(value) && name !== 'provider_id')
          forbidden.add(value);
      }
    }
    await client.query(`reset session_replication_role`);
  } finally {
    client.release();
  }
}

beforeAll(async () => {
  server = await startServer();
  tables = await readTables(server.db.admin);
  provider = await server.aProvider('yunling');
  own = await aStore(server.db, provider, { slug: 'own', name: '自己的店' });
  sibling = await aStore(server.db, own.ctx, { slug: 'sibling', name: '别人的店' });
  await aProfile(server.db, own.ctx, own.id);
  await fill(sibling.id, false);
  await fill(sibling.id, true);
  forbidden.add(sibling.id).add('sibling').add('别人的店');
});
afterAll(() => server.close());
beforeEach(() => server.db.admin.query(`delete from identity.attempt`).then(() => undefined));

/** One person with several roles, each in one store. */
async function signInWith(roles: readonly (readonly [Role, string | null])[]) {
  const email = `${newId()}@x.example`;
  const [first, ...more] = roles;
  if (!first) throw new Error('a person needs a role');
  const people = server.app.get(ProviderService, { strict: false });
  const person = { name: '两边跑', email, password, role: first[0], storeId: first[1] };
  const accountId = await people.addPerson(own.ctx, person);
  for (const [role, storeId] of more) {
    await server.db.admin.query(
      `insert into identity.membership (provider_id, id, store_id, account_id, role, created_at) values ($1, $2, $3, $4, $5, now())`,
      [provider.providerId, newId(), storeId, accountId, role],
    );
  }
  const { body } = await server.post<{
    accessToken: string;
    me: { stores?: { slug: string; name: string }[] };
  }>('/auth/sign-in', { email, password });
  return body;
}
const aPersonWith = async (roles: Parameters<typeof signInWith>[0]): Promise<string> =>
  (await signInWith(roles)).accessToken;

test('whoever has two shops is told both by name, and each endpoint is of its own shop alone', async () => {
  const nameAt = async (token: string, slug: string) =>
    (await server.graphql(token, '{ store { slug } }', {}, { store: slug })).body;
  const both = await signInWith([
    ['shop-owner', own.id],
    ['shop-finance', sibling.id],
  ]);
  expect(both.me.stores?.map(({ slug }) => slug).sort()).toEqual(['own', 'sibling']);
  for (const slug of ['own', 'sibling'])
    expect(await nameAt(both.accessToken, slug)).toMatchObject({ data: { store: { slug } } });
  // What is held in one shop counts for nothing in the other: its finance accepts no quote.
  const accept = `{ me { permissions } }`;
  const may = async (slug: string) =>
    JSON.stringify((await server.graphql(both.accessToken, accept, {}, { store: slug })).body.data);
  expect(await may('own')).toContain('quote:accept');
  expect(await may('sibling')).not.toContain('quote:accept');

  const one = await signInWith([['shop-owner', own.id]]);
  expect(one.me.stores?.map(({ slug }) => slug)).toEqual(['own']);
  expect((await nameAt(one.accessToken, 'sibling')).errors).toBeDefined();
});

describe.each(providerRoles.map((role) => [role] as const))('%s of one store', (role: ProviderRole) => {
  let token: string;
  beforeAll(async () => {
    token = await server.aToken(own.ctx, role, { storeId: own.id });
  });

  test('is shown nothing of another store or of the provider, by any query', async () => {
    for (const operation of queries) {
      for (const idOf of [() => own.id as string, () => sibling.id as string]) {
        const { query, variables } = requestFor(operation, idOf);
        const { text } = await server.graphql(token, query, variables);
        // What was asked for may be named in the answer.
        const asked = JSON.stringify(variables);
        const shown = [...forbidden].filter((word) => text.includes(word) && !asked.includes(word));
        expect([operation.field.name, shown]).toEqual([operation.field.name, []]);
      }
    }
  });
});

test('the same queries do show those rows to who holds the whole provider', async () => {
  const token = await server.aToken(own.ctx, 'provider-owner');
  const shown: string[] = [];
  for (const operation of queries) {
    const { query, variables } = requestFor(operation, () => sibling.id);
    const { text } = await server.graphql(token, query, variables);
    if ([...forbidden].some((word) => text.includes(word))) shown.push(operation.field.name);
  }
  expect(shown).toEqual(
    expect.arrayContaining(['apiKeys', 'auditEntries', 'contracts', 'members', 'stores']),
  );
  expect(shown.length).toBeGreaterThan(7);
});

describe('roles of two stores are not pooled', () => {
  const build = (token: string, storeId: string) =>
    server.graphql(
      token,
      'mutation ($storeId: ID!) { buildDailyReport(input: { storeId: $storeId, on: "2026-11-20" }) { id } }',
      { storeId },
    );
  const codeOf = (answer: Awaited<ReturnType<typeof build>>) => answer.body.errors?.[0]?.extensions.code;

  test('an inspector of one who manages the other builds the report of the other alone', async () => {
    const token = await aPersonWith([
      ['qc-inspector', sibling.id],
      ['account-manager', own.id],
    ]);
    // There is no data, which is a later refusal than that of the store.
    expect(codeOf(await build(token, own.id))).toBe('REPORT_DATA_MISSING');
    expect(codeOf(await build(token, sibling.id))).toBe('NOT_FOUND');
  });

  test('drafts of reports are shown where they may be built, published ones wherever reports may be read', async () => {
    const on = '2026-10-18';
    for (const [storeId, status] of [
      [own.id, 'draft'],
      [sibling.id, 'draft'],
      [sibling.id, 'published'],
    ]) {
      const version = status === 'draft' ? 2 : 1;
      await insertRow(server.db, 'reporting.daily_report', {
        ...{ ...anEmptyReport, provider_id: provider.providerId, store_id: storeId, id: newId() },
        ...{ business_date: on, version, status },
      });
    }
    await server.db.admin.query(`update identity.store set status = 'in_service' where store_id = any($1)`, [
      [own.id, sibling.id],
    ]);
    const token = await aPersonWith([
      ['account-manager', own.id],
      ['team-leader', sibling.id],
    ]);
    const answer = await server.graphql(
      token,
      `{ morning(on: "${on}") { store { slug } report { status version } }
         own: store(id: "${own.id}") { dailyReportDraft(on: "${on}") { version } }
         sibling: store(id: "${sibling.id}") { dailyReportDraft(on: "${on}") { version } } }`,
    );
    expect(answer.body.errors).toBeUndefined();
    expect(answer.body.data).toEqual({
      morning: expect.arrayContaining([
        { store: { slug: 'own' }, report: { status: 'draft', version: 2 } },
        { store: { slug: 'sibling' }, report: { status: 'published', version: 1 } },
      ]) as unknown,
      own: { dailyReportDraft: { version: 2 } },
      sibling: { dailyReportDraft: { version: 1 } },
    });
  });

  test('who reads reports and builds none reads the whole morning', async () => {
    await server.db.admin.query(`update identity.store set status = 'in_service' where store_id = any($1)`, [
      [own.id, sibling.id],
    ]);
    for (const storeId of [own.id, sibling.id]) {
      for (const on of ['2026-10-31', '2026-11-17', '2026-11-18', '2026-11-21']) {
        await server.db.admin.query(
          `insert into conversations.day_fact (provider_id, store_id, business_date, sums, has_chats, accounts)
           values ($1, $2, $3, '{}', true, '{}')`,
          [provider.providerId, storeId, on],
        );
      }
      await insertRow(server.db, 'reporting.daily_report', {
        ...{ ...anEmptyReport, provider_id: provider.providerId, store_id: storeId, id: newId() },
        ...{ business_date: '2026-11-17', version: 1, status: 'published' },
      });
    }
    const token = await aPersonWith([['team-leader', sibling.id]]);
    const answer = await server.graphql(
      token,
      `{ morning(on: "2026-11-20") { store { slug } dataIn pendingAccounts oddities openQuestions { id }
           unpublishedDays lastPublished { on promises { kept } } } }`,
    );
    expect(answer.body.errors).toBeUndefined();
    expect(answer.body.data).toMatchObject({
      morning: [
        {
          ...{ store: { slug: 'sibling' }, dataIn: false, unpublishedDays: ['2026-11-18'] },
          lastPublished: { on: '2026-11-17', promises: [] },
        },
      ],
    });
  });

  test('within one query each field keeps to the stores of its own permission', async () => {
    const token = await aPersonWith([
      ['qc-inspector', sibling.id],
      ['account-manager', own.id],
    ]);
    const { body } = await server.graphql(
      token,
      `{ stores { edges { node { slug } } } morning(on: "2026-11-20") { store { slug } }
         contracts { edges { node { store { slug } } } } reviews { edges { node { store { slug } } } } }`,
    );
    expect(body.errors).toBeUndefined();
    const data = body.data as Record<string, unknown>;
    expect(JSON.stringify(data['stores'])).toContain('sibling');
    expect(JSON.stringify(data['reviews'])).toContain('sibling');
    expect(JSON.stringify([data['morning'], data['contracts']])).not.toContain('sibling');
  });

  test('a role for the whole provider gives nothing to what is held for a store', async () => {
    const token = await aPersonWith([
      ['agent', null],
      ['provider-owner', own.id],
    ]);
    const { body } = await server.graphql(
      token,
      '{ members { edges { node { store { slug } } } } auditEntries { edges { node { seq } } } }',
    );
    expect(body.errors).toBeUndefined();
    const { members } = body.data as {
      members: { edges: { node: { store: { slug: string } | null } }[] };
    };
    expect(new Set(members.edges.map(({ node }) => node.store?.slug))).toEqual(new Set(['own']));
    const price = await server.graphql(token, '{ priceBooks { totalCount } }');
    expect(price.body.errors?.[0]?.extensions.code).toBe('FORBIDDEN');
  });

  test('a stored file opens where its permission is held, not where another is', async () => {
    const fileId = newId();
    await server.db.admin.query(
      `insert into platform.stored_file (provider_id, id, store_id, name, media_type, bytes, sha256, storage_key, permission, created_by, created_at)
       values ($1, $2, $3, 'x.csv', 'text/csv', 1, 'x', 'x', 'import:run', 'x', now())`,
      [provider.providerId, fileId, sibling.id],
    );
    const token = await aPersonWith([
      ['qc-inspector', sibling.id],
      ['account-manager', own.id],
    ]);
    const { status } = await server.get(`/files/${fileId}`, { authorization: `Bearer ${token}` });
    expect(status).toBe(404);
  });
});

describe('the last person with full rights', () => {
  const revoke = (token: string, id: string) =>
    server.graphql(token, 'mutation ($id: ID!) { revokeMember(input: { id: $id }) { active } }', { id });
  const idOf = async (ctx: ProviderContext, email: string) =>
    (
      await server.db.admin.query(
        `select m.id from identity.membership m join identity.account a on a.id = m.account_id where a.email = $1 and m.provider_id = $2`,
        [email, ctx.providerId],
      )
    ).rows[0].id as string;

  test('stays, also when two owners revoke each other at the same moment', async () => {
    const ctx = await server.aProvider('owners');
    const emails = [`${newId()}@x.example`, `${newId()}@x.example`] as const;
    const [one, two] = [
      await server.aToken(ctx, 'provider-owner', { email: emails[0] }),
      await server.aToken(ctx, 'provider-owner', { email: emails[1] }),
    ];
    const both = await Promise.all([
      revoke(one, await idOf(ctx, emails[1])),
      revoke(two, await idOf(ctx, emails[0])),
    ]);
    expect(both.map(({ body }) => body.errors?.[0]?.extensions.code ?? 'done').sort()).toEqual([
      'LAST_OWNER',
      'done',
    ]);
  });

  test('is not revoked by a key either', async () => {
    const { ctx, id } = await aStore(server.db, await server.aProvider('kept'), { slug: 'kept' });
    const email = `${newId()}@x.example`;
    await server.aToken(ctx, 'provider-owner', { email });
    const limited = await server.aToken(ctx, 'provider-owner', { storeId: id });
    const answer = await revoke(limited, await idOf(ctx, email));
    expect(answer.body.errors?.[0]?.extensions.code).toBe('NOT_FOUND');
  });
});
