import { createHmac } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { newId, type ProviderContext } from '@zuoxi/platform/context';
import { aStore, chatCsv, exchange } from '@zuoxi/platform/testing';
import type { StoreId } from '@zuoxi/vocabulary';
import { startServer, type TestServer } from './testing.js';

let server: TestServer;
let ctx: ProviderContext;
let storeId: StoreId;
let key: string;
let owner: string;

beforeAll(async () => {
  server = await startServer();
  const provider = await server.aProvider('yunling');
  ({ ctx, id: storeId } = await aStore(server.db, provider, { slug: 'nuancheng', status: 'in_service' }));
  await aStore(server.db, provider, { slug: 'other', status: 'in_service' });
  const stranger = await server.aProvider('stranger');
  await aStore(server.db, stranger, { slug: 'theirs', status: 'in_service' });
});
afterAll(() => server.close());
beforeEach(async () => {
  server.clock.set('2026-11-21T00:00:00Z');
  owner = await server.aToken(ctx, 'provider-owner');
  key = await aKey('data-source');
});

async function aKey(role: string): Promise<string> {
  const query = 'mutation ($input: CreateApiKeyInput!) { createApiKey(input: $input) { secret } }';
  const { body } = await server.graphql(owner, query, { input: { name: 'erp', role, storeId } });
  return (body.data?.['createApiKey'] as { secret: string }).secret;
}

interface Answered {
  readonly status: number;
  readonly body: Record<string, unknown> & { error?: { code: string } };
}
type Headers = Readonly<Record<string, string>>;
async function push(
  text: string | Buffer,
  headers: Headers = {},
  path = '/push/nuancheng',
): Promise<Answered> {
  const response = await server.app.inject({
    ...{ method: 'POST', url: path, payload: text },
    headers: { authorization: `Bearer ${key}`, 'content-type': 'application/x-ndjson', ...headers },
  });
  return { status: response.statusCode, body: response.json() };
}
const state = async (path: unknown) =>
  (await server.get(String(path), { authorization: `Bearer ${key}` })).body;

/** A buyer's question and its answer, no two alike. */
function talk(extra: object = {}): string {
  const id = newId();
  const said = { conversationId: id, buyer: `买家${id}`, ...extra };
  return [
    { ...said, messageId: `${id}-1`, time: '2026-11-20T10:00:00+08:00', direction: 'in', text: '在吗' },
    {
      ...{ ...said, messageId: `${id}-2`, time: '2026-11-20T10:00:20+08:00', direction: 'out', text: '在的' },
      agentAccount: '店铺:小美',
    },
  ]
    .map((line) => `${JSON.stringify(line)}\n`)
    .join('');
}

test('as the page about it shows: what is sent is imported, and its state asked for', async () => {
  const page = readFileSync(`${process.cwd()}/docs/push.md`, 'utf8');
  const example = /```bash\n(curl [^`]+)```/.exec(page)?.[1] ?? '';
  const path = new URL(/https:\S+/.exec(example)?.[0] ?? '').pathname;
  const headers = [...example.matchAll(/-H "([^:]+): ([^"]+)"/g)].map(([, name = '', value = '']) => [
    name.toLowerCase(),
    value.replace('$ZUOXI_KEY', key),
  ]);
  const sent = await push(talk(), Object.fromEntries(headers) as Headers, path);
  expect(sent).toMatchObject({
    status: 202,
    body: { state: 'uploaded', kind: 'conversations', known: false },
  });
  await server.jobs.drain('import.conversations');
  expect(await state(sent.body['stateUrl'])).toMatchObject({
    ...{ importId: sent.body['importId'], state: 'completed', fromOn: '2026-11-20', toOn: '2026-11-20' },
    ...{ rows: { read: 2, accepted: 2, rejected: 0 }, errors: [], nextErrors: null, reason: null },
  });
  const shown = /```json\n([^`]+)```/.exec(page)?.[1] ?? '{}';
  expect(Object.keys(sent.body).sort()).toEqual(Object.keys(JSON.parse(shown) as object).sort());
});

test('rows that were not taken are named; a file by its own name is read as the wizard reads it', async () => {
  const text = chatCsv(exchange(`买家${newId()}`, '2026-11-20 10:00:00')).replace(
    '2026-11-20 10:00:20',
    'gestern',
  );
  const path = `/push/${storeId}?name=${encodeURIComponent('聊天记录.csv')}`;
  const sent = await push(text, { 'content-type': 'application/octet-stream' }, path);
  await server.jobs.drain('import.conversations');
  expect(await state(sent.body['stateUrl'])).toMatchObject({
    ...{ fileName: '聊天记录.csv', rows: { accepted: 1, rejected: 1 } },
    errors: [{ row: 3, column: '时间', code: 'DATE_INVALID', value: 'gestern' }],
  });
});

test('what nobody knows waits, and a person says what it is', async () => {
  const sent = await push('甲列,乙列,丙列\nA1,交易成功,小王\n', { 'content-type': 'text/csv' });
  expect(sent).toMatchObject({ status: 202, body: { state: 'waiting' } });
  expect(await state(sent.body['stateUrl'])).toMatchObject({ reason: { code: 'HEADER_UNKNOWN' } });
  const mapping = JSON.stringify({ orderNo: '甲列', status: '乙列', buyer: '丙列' });
  const query = new URLSearchParams({ storeId, kind: 'orders', mapping });
  const manager = { authorization: `Bearer ${await server.aToken(ctx, 'account-manager')}` };
  const at = `/files/imports/${sent.body['importId'] as string}`;
  expect(await server.post(`${at}/preview?${query}`, {}, manager)).toMatchObject({
    ...{ status: 200, body: { problems: [], trial: { accepted: 1 } } },
  });
  expect(await server.post(`${at}/settle?${query}`, {}, manager)).toMatchObject({ status: 200 });
  await server.jobs.drain('import.conversations');
  expect(await state(sent.body['stateUrl'])).toMatchObject({ state: 'completed', kind: 'orders' });
});

describe('the same again', () => {
  test('does nothing twice, by key or by content; a key is of one file', async () => {
    const text = talk();
    const keyed = { 'idempotency-key': newId() };
    const first = await push(text, keyed);
    expect(await push(text, keyed)).toEqual(first);
    expect((await push(text)).body).toMatchObject({ importId: first.body['importId'], known: true });
    expect(await push(talk(), keyed)).toMatchObject({
      ...{ status: 409, body: { error: { code: 'IDEMPOTENCY_KEY_REUSED' } } },
    });
  });
});

describe('signed', () => {
  const signed = (text: string, over: { id?: string; at?: number; by?: string } = {}): Headers => {
    const { id = newId(), at = server.clock.now().getTime() / 1000, by = key } = over;
    const signature = createHmac('sha256', by).update(`${id}.${at}.${text}`).digest('base64');
    return { 'webhook-id': id, 'webhook-timestamp': `${at}`, 'webhook-signature': `v1,${signature}` };
  };

  test('it is taken once; again at the same moment it is a replay, signed again it is the same', async () => {
    const text = talk();
    const headers = signed(text);
    const first = await push(text, headers);
    expect(first).toMatchObject({ status: 202, body: { known: false } });
    expect(await push(text, headers)).toMatchObject({
      status: 409,
      body: { error: { code: 'PUSH_REPLAYED' } },
    });
    server.clock.advance(1000);
    expect(await push(text, signed(text, { id: String(headers['webhook-id']) }))).toEqual(first);
  });

  test.each<[string, (text: string) => Headers, string]>([
    ['another body', () => signed('{}'), 'PUSH_SIGNATURE_WRONG'],
    ['by another key', (text) => signed(text, { by: 'secret' }), 'PUSH_SIGNATURE_WRONG'],
    ['of long ago', (text) => signed(text, { at: 1_700_000_000 }), 'PUSH_SIGNATURE_EXPIRED'],
    [
      'with another key of the request',
      (text) => ({ ...signed(text), 'idempotency-key': 'x' }),
      'INVALID_INPUT',
    ],
  ])('%s is refused and leaves nothing', async (_, headers, code) => {
    const text = talk();
    const count = async () =>
      (await server.db.admin.query('select count(*)::int from platform.stored_file')).rows[0].count as number;
    const before = await count();
    expect((await push(text, headers(text))).body.error?.code).toBe(code);
    expect(await count()).toBe(before);
  });
});

describe('refused', () => {
  test('another’s shop and one that is not there, alike; a key without the permission; nobody', async () => {
    for (const slug of ['theirs', 'other', 'none', newId()])
      expect(await push(talk(), {}, `/push/${slug}`)).toMatchObject({
        ...{ status: 404, body: { error: { code: 'NOT_FOUND' } } },
      });
    const auditor = await aKey('auditor');
    expect((await push(talk(), { authorization: `Bearer ${auditor}` })).status).toBe(403);
    expect((await push(talk(), { authorization: 'Bearer zxk.no' })).status).toBe(401);
  });

  test('what the key may do besides: nothing', async () => {
    const query = 'query ($id: ID!) { importBatches(storeId: $id) { edges { node { id } } } }';
    const { body } = await server.graphql(key, query, { id: storeId });
    expect(body.errors?.[0]?.extensions.code).toBe('FORBIDDEN');
  });

  test('a body that the server reads itself, and one that is too large, before it is read', async () => {
    expect((await push('{}', { 'content-type': 'application/json' })).body.error?.code).toBe(
      'PUSH_BODY_NEEDED',
    );
    const large = { 'content-length': String(600 * 1_048_576) };
    expect((await push('{}', large)).body.error?.code).toBe('FILE_TOO_LARGE');
  });

  test('a kind that is none, a day that is none', async () => {
    const { body } = await push(talk(), {}, '/push/nuancheng?kind=chats&on=2026-02-31');
    expect(body.error).toMatchObject({
      ...{ code: 'INVALID_INPUT', details: { problems: [{ field: 'on' }, { field: 'kind' }] } },
    });
  });

  test('such a type anywhere else', async () => {
    const response = await server.app.inject({
      ...{ method: 'POST', url: '/auth/sign-in', payload: 'x' },
      headers: { 'content-type': 'application/x-ndjson' },
    });
    expect(response.statusCode).toBe(400);
  });
});
