import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { readFileSync } from 'node:fs';
import type { Context } from '@zuoxi/platform/context';
import { newId } from '@zuoxi/platform/context';
import { aProfile, aStore, generateRow, readTables } from '@zuoxi/platform/testing';
import type { StoreId } from '@zuoxi/vocabulary';
import {
  buildSchema,
  getNamedType,
  type GraphQLInputType,
  type GraphQLObjectType,
  isEnumType,
  isInputObjectType,
  isLeafType,
  isListType,
  isNonNullType,
  isObjectType,
} from 'graphql';
import { startServer, type TestServer } from './testing.js';

const schema = buildSchema(readFileSync('schema/back-office.graphql', 'utf8'));
const fieldsOf = (type: 'Query' | 'Mutation') =>
  Object.values((schema.getType(type) as GraphQLObjectType).getFields());

/** Which row an id in an argument means, by the argument's name or, for a bare `id`, by the operation. */
const tableOfArgument: Record<string, string> = {
  agentId: 'scheduling.agent',
  contractId: 'sales.contract',
  linkId: 'sales.share_link',
  paymentId: 'sales.scheduled_payment',
  quoteId: 'sales.quote',
  reportId: 'reporting.daily_report',
  rosterId: 'scheduling.roster',
  shiftId: 'scheduling.shift_template',
  storeId: 'identity.store',
};
const tableOfOperation: Record<string, string> = {
  answerReportQuestion: 'reporting.report_question',
  approveQuote: 'sales.quote',
  cancelTask: 'platform.task',
  contract: 'sales.contract',
  conversation: 'conversations.conversation',
  decideAppeal: 'quality.review',
  fileAppeal: 'quality.review',
  importBatch: 'conversations.import_batch',
  markQuoteLost: 'sales.quote',
  openContractForSigning: 'sales.contract',
  publishRoster: 'scheduling.roster',
  quote: 'sales.quote',
  requestQuoteApproval: 'sales.quote',
  returnQuote: 'sales.quote',
  review: 'quality.review',
  reviseQuote: 'sales.quote',
  revokeApiKey: 'identity.api_key',
  reviewDocument: 'identity.registered_document',
  revokeMember: 'identity.membership',
  roster: 'scheduling.roster',
  saveContract: 'sales.contract',
  sendQuote: 'sales.quote',
  signContract: 'sales.contract',
  startService: 'sales.contract',
  store: 'identity.store',
  submitReview: 'quality.review',
  task: 'platform.task',
};
const leaves: Record<string, unknown> = {
  BusinessDate: '2026-11-20',
  Boolean: true,
  DateTime: '2026-11-20T00:00:00Z',
  Decimal: '0.1',
  Fen: 100,
  Float: 1,
  Int: 1,
  Seconds: 1,
};
/** Texts that must look like something. */
const texts: Record<string, string> = {
  email: 'x@x.cn',
  role: 'auditor',
  metric: 'resp3m@1',
  slug: 'x-1',
  decision: 'keep',
  endpoint: 'store',
  state: 'approved',
  party: 'client',
  comparator: '>=',
};

type IdOf = (table: string) => string;

/** A value that validation accepts, with every id from `idOf`. Optional ids are given too, other options left out. */
function valueFor(operation: string, name: string, type: GraphQLInputType, idOf: IdOf): unknown {
  const named = getNamedType(type);
  if (named.name === 'ID' && name !== 'messageIds' && name !== 'taskId') {
    const table = name === 'id' ? tableOfOperation[operation] : tableOfArgument[name];
    if (!table) throw new Error(`say which row ${operation}.${name} means`);
    return idOf(table);
  }
  if (!isNonNullType(type) && !hasId(named)) return undefined;
  if (isListType(isNonNullType(type) ? type.ofType : type)) return [];
  if (isInputObjectType(named)) {
    return Object.fromEntries(
      Object.values(named.getFields()).map((field) => [
        field.name,
        valueFor(operation, field.name, field.type, idOf),
      ]),
    );
  }
  if (isEnumType(named)) return named.getValues()[0]?.name;
  if (named.name === 'String') return texts[name] ?? 'x';
  if (!(named.name in leaves)) throw new Error(`no value for ${operation}.${name}: ${named.name}`);
  return leaves[named.name];
}

const hasId = (type: unknown): boolean =>
  isInputObjectType(type) &&
  Object.values(type.getFields()).some(
    (field) => getNamedType(field.type).name === 'ID' || hasId(getNamedType(field.type)),
  );

const operations = (['Query', 'Mutation'] as const)
  .flatMap((kind) => fieldsOf(kind).map((field) => ({ kind, field })))
  .filter(({ field }) =>
    field.args.some((arg) => getNamedType(arg.type).name === 'ID' || hasId(getNamedType(arg.type))),
  );

let server: TestServer;
let token: string;
let limited: string;
/** Rows of another provider, and of another store of the same provider. */
const rows: Record<'another provider' | 'another store', Map<string, string>> = {
  'another provider': new Map(),
  'another store': new Map(),
};

async function fill(ctx: Context, storeId: StoreId, ids: Map<string, string>): Promise<void> {
  const tables = await readTables(server.db.admin);
  const client = await server.db.admin.connect();
  try {
    await client.query(`set session_replication_role = replica`);
    for (const name of new Set([...Object.values(tableOfArgument), ...Object.values(tableOfOperation)])) {
      const table = tables.find((each) => each.name === name);
      if (!table) throw new Error(`no table ${name}`);
      if (name === 'identity.store') {
        ids.set(name, storeId);
        continue;
      }
      const has = (column: string) => table.columns.some((each) => each.name === column);
      const fixed = { provider_id: ctx.providerId, ...(has('store_id') ? { store_id: storeId } : {}) };
      const row = generateRow(table, fixed);
      const columns = Object.keys(row);
      await client.query(
        `insert into ${name} (${columns.join(', ')}) values (${columns.map((_, index) => `$${index + 1}`).join(', ')})`,
        Object.values(row),
      );
      ids.set(name, row['id'] as string);
    }
    await client.query(`reset session_replication_role`);
  } finally {
    client.release();
  }
}

beforeAll(async () => {
  server = await startServer();
  const provider = await server.aProvider('yunling');
  const own = await aStore(server.db, provider, { slug: 'own' });
  const sibling = await aStore(server.db, own.ctx, { slug: 'sibling' });
  const foreign = await aStore(server.db, await server.aProvider('foreign'), { slug: 'foreign' });
  for (const { ctx, id } of [own, sibling, foreign]) await aProfile(server.db, ctx, id);
  await fill(foreign.ctx, foreign.id, rows['another provider']);
  await fill(sibling.ctx, sibling.id, rows['another store']);
  token = await server.aToken(provider, 'provider-owner');
  limited = await server.aToken(provider, 'provider-owner', { storeId: own.id });
});
afterAll(() => server.close());

async function answerOf({ kind, field }: (typeof operations)[0], bearer: string, idOf: IdOf) {
  const values = field.args.flatMap((arg) => {
    const value = valueFor(field.name, arg.name, arg.type, idOf);
    return value === undefined ? [] : [{ arg, value }];
  });
  const declared = values.map(({ arg }) => `$${arg.name}: ${arg.type}`).join(', ');
  const passed = values.map(({ arg }) => `${arg.name}: $${arg.name}`).join(', ');
  const type = getNamedType(field.type);
  // Every plain field of what comes back, counts of lists among them.
  const plain = isObjectType(type)
    ? Object.values(type.getFields()).filter(
        (each) => !each.args.length && isLeafType(getNamedType(each.type)),
      )
    : [];
  const selection = isObjectType(type) ? `{ __typename ${plain.map(({ name }) => name).join(' ')} }` : '';
  const query = `${kind.toLowerCase()} (${declared}) { ${field.name}(${passed}) ${selection} }`;
  const variables = Object.fromEntries(values.map(({ arg, value }) => [arg.name, value]));
  const { status, text, body } = await server.graphql(bearer, query, variables, {
    headers: { 'x-request-id': 'request-0001' },
  });
  return { status, text, body };
}

test('every row that an argument or an operation may name is one that is asked for', () => {
  const names = operations.map(({ field }) => field.name);
  expect(names).toEqual(expect.arrayContaining(Object.keys(tableOfOperation)));
});

describe.each(['another provider', 'another store'] as const)('an id of %s', (whose) => {
  /** Agents and shifts belong to the whole provider; every store may name them. */
  const shared = new Set([
    'scheduling.agent',
    'scheduling.shift_template',
    'platform.task',
    'identity.api_key',
    'identity.membership',
  ]);

  test.each(operations.map((operation) => [operation.field.name, operation] as const))(
    '%s answers as for one that does not exist',
    async (_, operation) => {
      const bearer = whose === 'another provider' ? token : limited;
      const unknown = new Map<string, string>();
      const unknownOf: IdOf = (table) =>
        unknown.get(table) ?? (unknown.set(table, newId()).get(table) as string);
      const sharedHere = (table: string) => whose === 'another store' && shared.has(table);
      const foreign = await answerOf(operation, bearer, (table) =>
        sharedHere(table) ? unknownOf(table) : (rows[whose].get(table) as string),
      );
      const nowhere = await answerOf(operation, bearer, unknownOf);
      expect(foreign).toEqual(nowhere);
      expect(foreign.text).not.toContain('REQUEST_REFUSED');
      expect(foreign.text).not.toContain('INTERNAL');
    },
  );
});
