import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { readFileSync } from 'node:fs';
import type { ProviderContext } from '@zuoxi/platform/context';
import { newId } from '@zuoxi/platform/context';
import { aProfile, aStore, generateRow, readTables, tablesWithOptionalStore } from '@zuoxi/platform/testing';
import { conversationId, type StoreId } from '@zuoxi/vocabulary';
import { buildSchema, getNamedType } from 'graphql';
import { type AnyOperation, hasId, operationsOf, requestFor } from './any-operation.js';
import { startServer, type TestServer } from './testing.js';

const schema = buildSchema(readFileSync('schema/back-office.graphql', 'utf8'));
/** Which row an id in an argument means, by the argument's name or, for a bare `id`, by the operation. */
const tableOfArgument: Record<string, string> = {
  agentId: 'scheduling.agent',
  agentIds: 'scheduling.agent',
  contractId: 'sales.contract',
  linkId: 'sales.share_link',
  memberId: 'identity.membership',
  receiptId: 'sales.payment_receipt',
  fileIds: 'platform.stored_file',
  quoteId: 'sales.quote',
  ids: 'notifications.notice',
  reportId: 'reporting.daily_report',
  rosterId: 'scheduling.roster',
  scheduleId: 'platform.schedule',
  shiftId: 'scheduling.shift_template',
  storeId: 'identity.store',
  storeIds: 'identity.store',
  subAccountId: 'identity.sub_account',
};
const tableOfOperation: Record<string, string> = {
  answerReportQuestion: 'reporting.report_question',
  approveQuote: 'sales.quote',
  cancelTask: 'platform.task',
  changeChannel: 'notifications.channel',
  stopChannel: 'notifications.channel',
  testChannel: 'notifications.channel',
  replayChannel: 'notifications.channel',
  changeTeam: 'identity.team',
  removeTeam: 'identity.team',
  changeOwnRole: 'identity.own_role',
  ownRoleHolding: 'identity.own_role',
  withdrawOwnRole: 'identity.own_role',
  changeSchedule: 'platform.schedule',
  pauseSchedule: 'platform.schedule',
  resumeSchedule: 'platform.schedule',
  runSchedule: 'platform.schedule',
  endContract: 'sales.contract',
  reopenContract: 'sales.contract',
  renameClient: 'identity.client',
  shareQuoteAgain: 'sales.quote',
  contract: 'sales.contract',
  conversation: 'conversations.conversation',
  decideAppeal: 'quality.review',
  fileAppeal: 'quality.review',
  importBatch: 'conversations.import_batch',
  closeMatter: 'onboarding.matter',
  replyToMatter: 'onboarding.matter',
  matter: 'onboarding.matter',
  markQuoteLost: 'sales.quote',
  openContractForSigning: 'sales.contract',
  publishRoster: 'scheduling.roster',
  quote: 'sales.quote',
  requestQuoteApproval: 'sales.quote',
  returnQuote: 'sales.quote',
  reopenReview: 'quality.review',
  review: 'quality.review',
  reviseQuote: 'sales.quote',
  removeView: 'identity.saved_view',
  renewInvitation: 'identity.invitation',
  withdrawInvitation: 'identity.invitation',
  changeMemberRole: 'identity.membership',
  removeShopPerson: 'identity.membership',
  withdrawShopInvitation: 'identity.invitation',
  memberLeaving: 'identity.membership',
  memberLeft: 'identity.membership',
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
  undoImport: 'conversations.import_batch',
};
/** By table, the id to name. */
type RowOf = (table: string) => string;

const operations = operationsOf(schema).filter(({ field }) =>
  field.args.some((arg) => getNamedType(arg.type).name === 'ID' || hasId(getNamedType(arg.type))),
);

let server: TestServer;
let token: string;
let limited: string;
/** Of another provider; of another store of the same provider, and of the provider itself, for who holds one store. */
const whoses = ['another provider', 'another store', 'the provider'] as const;
const rows = Object.fromEntries(whoses.map((whose) => [whose, new Map<string, string>()])) as Record<
  (typeof whoses)[number],
  Map<string, string>
>;

/** @param ofProvider whether rows that need no store have none */
async function fill(
  ctx: ProviderContext,
  storeId: StoreId,
  ids: Map<string, string>,
  ofProvider = false,
): Promise<void> {
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
      const store = ofProvider && name in tablesWithOptionalStore ? null : storeId;
      const fixed = { provider_id: ctx.providerId, ...(has('store_id') ? { store_id: store } : {}) };
      const row = generateRow(table, fixed);
      const columns = Object.keys(row);
      await client.query(
        `insert into ${name} (${columns.join(', ')}) values (${columns.map((_, index) => `$${index + 1}`).join(', ')})`,
        Object.values(row),
      );
      const id = row['id'] as string;
      const isTalk = name === 'conversations.conversation';
      ids.set(name, isTalk ? conversationId(row['business_date'] as string, id) : id);
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
  const another = await aStore(server.db, sibling.ctx, { slug: 'another' });
  await fill(another.ctx, another.id, rows['the provider'], true);
  token = await server.aToken(provider, 'provider-owner');
  limited = await server.aToken(provider, 'provider-owner', { storeId: own.id });
});
afterAll(() => server.close());

async function answerOf(operation: AnyOperation, bearer: string, rowOf: RowOf) {
  const { query, variables } = requestFor(operation, (name, argument) => {
    const table = argument === 'id' ? tableOfOperation[name] : tableOfArgument[argument];
    if (!table) throw new Error(`say which row ${name}.${argument} means`);
    return rowOf(table);
  });
  const { status, text, body } = await server.graphql(bearer, query, variables, {
    headers: { 'x-request-id': 'request-0001' },
  });
  return { status, text, body };
}

test('every row that an argument or an operation may name is one that is asked for', () => {
  const names = operations.map(({ field }) => field.name);
  expect(names).toEqual(expect.arrayContaining(Object.keys(tableOfOperation)));
});

describe.each(whoses)('an id of %s', (whose) => {
  test.each(operations.map((operation) => [operation.field.name, operation] as const))(
    '%s answers as for one that does not exist',
    async (_, operation) => {
      const bearer = whose === 'another provider' ? token : limited;
      const unknown = new Map<string, string>();
      const unknownOf: RowOf = (table) =>
        unknown.get(table) ?? (unknown.set(table, newId()).get(table) as string);
      const foreign = await answerOf(operation, bearer, (table) => rows[whose].get(table) as string);
      const nowhere = await answerOf(operation, bearer, unknownOf);
      expect(foreign).toEqual(nowhere);
      expect(foreign.text).not.toContain('REQUEST_REFUSED');
      expect(foreign.text).not.toContain('INTERNAL');
    },
  );
});
