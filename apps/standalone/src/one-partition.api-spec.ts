import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { readConversationId, type StoreId } from '@zuoxi/vocabulary';
import { anAgent, aStore } from '@zuoxi/platform/testing';
import { heard, type Sent } from './statements.testing.js';
import { startServer, type TestServer } from './testing.js';

/** Conversations and messages are kept in parts by month; whoever asks for one of them names its day. */
const on = '2026-11-20';
const talk = `id on buyer messages { id text } orders { id }`;
const review = `id conversation { ${talk} } findings { itemKey } hits { rule } sealedMessages { id }`;

interface Plan {
  readonly 'Relation Name'?: string;
  readonly Plans?: readonly Plan[];
}
type Talk = { id: string; on: string; buyer: string; messages: { id: string }[] };

let server: TestServer;
let storeId: StoreId;
let inspector: string;
let agent: string;
let lead: string;
let reviewId: string;

beforeAll(async () => {
  server = await startServer();
  const store = await aStore(server.db, await server.aProvider('parts'), {
    slug: 'parts',
    platform: 'tmall',
  });
  const { ctx } = store;
  storeId = store.id;
  const owner = await server.aToken(ctx, 'provider-owner');
  const rows = [
    `c1,m1,买家1,甲:小宁,${on} 10:00:00,买家,这件有货吗`,
    `c1,m2,买家1,甲:小宁,${on} 10:05:00,客服,有货的`,
  ];
  const file = ['会话ID,消息ID,买家,客服,时间,发送方,内容', ...rows].join('\n');
  await server.upload(owner, `/files/imports?storeId=${storeId}&kind=conversations`, 'a.csv', file);
  await server.jobs.drain();
  const agentId = await anAgent(server.db, ctx, { storeId });
  await server.db.admin.query(
    `update conversations.agent_account set agent_id = $1 where store_id = $2 and account = '甲:小宁'`,
    [agentId, storeId],
  );
  [inspector, agent, lead] = [
    await server.aToken(ctx, 'qc-inspector'),
    await server.aToken(ctx, 'agent', { agentId }),
    await server.aToken(ctx, 'qc-lead'),
  ];
  await ask(inspector, 'mutation ($input: SampleDayInput!) { sampleDay(input: $input) { drawn } }', {
    input: { storeId, on },
  });
  const { reviewQueue } = await ask<{ reviewQueue: { entries: { id: string }[] } }>(
    inspector,
    'query ($on: BusinessDate!) { reviewQueue(on: $on) { entries { id } } }',
    { on },
  );
  reviewId = reviewQueue.entries[0]?.id as string;
  await ask(inspector, 'mutation ($input: SubmitReviewInput!) { submitReview(input: $input) { id } }', {
    input: { id: reviewId, findings: [] },
  });
  await ask(agent, 'mutation ($input: FileAppealInput!) { fileAppeal(input: $input) { id } }', {
    input: { id: reviewId, reason: '买家没有等' },
  });
});
afterAll(() => server.close());

async function ask<Data>(token: string, query: string, variables: object = {}): Promise<Data> {
  const { body } = await server.graphql(token, query, variables);
  expect(body.errors).toBeUndefined();
  return body.data as Data;
}

/** The parts that a statement's plan reads. */
async function partsOf({ text, values }: Sent): Promise<string[]> {
  const { rows } = await server.db.admin.query<{ 'QUERY PLAN': [{ Plan: Plan }] }>(
    `explain (costs off, format json) ${text}`,
    values,
  );
  const relations = ({ Plans = [], 'Relation Name': name }: Plan): string[] => [
    ...(name && /^(conversation|message|half_hour_fact)_(\d+|other)$/.test(name) ? [name] : []),
    ...Plans.flatMap(relations),
  ];
  return relations((rows[0] as { 'QUERY PLAN': [{ Plan: Plan }] })['QUERY PLAN'][0].Plan);
}

const aConversation = async (): Promise<Talk> => {
  const { review: of } = await ask<{ review: { conversation: Talk } }>(
    inspector,
    `query ($id: ID!) { review(id: $id) { conversation { ${talk} } } }`,
    { id: reviewId },
  );
  return of.conversation;
};

test.each<[string, () => Promise<unknown>]>([
  [
    'a conversation',
    async () =>
      ask(lead, `query ($id: ID!) { conversation(id: $id) { ${talk} } }`, {
        id: `${on}.${readConversationId((await aConversation()).id).key}`,
      }),
  ],
  ['a review', () => ask(inspector, `query ($id: ID!) { review(id: $id) { ${review} } }`, { id: reviewId })],
  [
    'the queue of a day',
    () =>
      ask(inspector, `query ($on: BusinessDate!) { reviewQueue(on: $on) { entries { ${review} } } }`, { on }),
  ],
  ['appeals', () => ask(lead, `{ openAppeals { edges { node { ${review} } } } }`)],
  ["an agent's own reviews", () => ask(agent, `{ myReviews { edges { node { ${review} } } } }`)],
])('%s is read from one part', async (_, work) => {
  const { answer, sent } = await heard(server.app, work);
  expect(JSON.stringify(answer)).toContain('买家1');
  const parts = new Set<string>();
  for (const statement of sent.filter(({ text }) => /^\s*(select|with)\b/i.test(text)))
    for (const part of await partsOf(statement)) parts.add(part);
  expect(parts).toEqual(new Set(['conversation_202611', 'message_202611']));
});

test('an id from before it said the day finds its conversation, under the id that it has now', async () => {
  const known = await aConversation();
  const { conversation } = await ask<{ conversation: Talk }>(
    lead,
    `query ($id: ID!) { conversation(id: $id) { ${talk} } }`,
    { id: readConversationId(known.id).key },
  );
  expect(conversation).toEqual(known);
});

test('an id with another day is of no conversation', async () => {
  const { key } = readConversationId((await aConversation()).id);
  const answer = await ask(lead, `query ($id: ID!) { conversation(id: $id) { id } }`, {
    id: `2026-11-21.${key}`,
  });
  expect(answer).toEqual({ conversation: null });
});
