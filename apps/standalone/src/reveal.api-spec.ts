import { afterAll, beforeAll, beforeEach, expect, test } from '@jest/globals';
import { newId, type ProviderContext } from '@zuoxi/platform/context';
import { DataKeys } from '@zuoxi/platform/keys';
import { aStore } from '@zuoxi/platform/testing';
import type { StoreId } from '@zuoxi/vocabulary';
import { startServer, type TestServer } from './testing.js';

let server: TestServer;
let ctx: ProviderContext;
let storeId: StoreId;
let owner: string;
let batchId: string;

const chats = 'session,sender,text\n1,a,我的手机 13912345678\n';
const as = (token: string) => ({ authorization: `Bearer ${token}` });
const reveal = (token: string, over: object = {}, id = batchId) =>
  server.post<{ error: { code: string; details: object } }>(
    `/files/imports/${id}/original`,
    { reason: '买家投诉，核对原话', ...over },
    as(token),
  );
const upload = async (token: string, content: string) => {
  const answer = await server.app.inject({
    method: 'POST',
    url: `/files/imports?storeId=${storeId}&kind=conversations`,
    headers: { ...as(token), 'content-type': 'multipart/form-data; boundary=edge' },
    payload: `--edge\r\nContent-Disposition: form-data; name="file"; filename="chats.csv"\r\nContent-Type: text/csv\r\n\r\n${content}\r\n--edge--\r\n`,
  });
  return answer.json<{ importBatchId: string }>().importBatchId;
};

beforeAll(async () => {
  server = await startServer();
  ({ ctx, id: storeId } = await aStore(server.db, await server.aProvider('yunling'), { slug: 'nuancheng' }));
  owner = await server.aToken(ctx, 'provider-owner');
});
afterAll(() => server.close());
beforeEach(async () => {
  batchId = await upload(owner, `${chats}2,b,${newId()}\n`);
});

test('an original is opened with a reason, and who, what and why is in the audit log', async () => {
  const answer = await reveal(owner);
  expect(answer.status).toBe(200);
  expect(answer.text).toContain('13912345678');
  expect(answer.headers).toMatchObject({
    'content-disposition': expect.stringMatching(/^attachment/),
    'cache-control': 'no-store',
  });
  const { rows } = await server.db.admin.query(
    `select actor_name, subject_id, store_id, details from platform.audit_entry where action = 'original.reveal'`,
  );
  expect(rows).toEqual([
    {
      actor_name: 'provider-owner',
      subject_id: batchId,
      store_id: storeId,
      details: { fileName: 'chats.csv', reason: '买家投诉，核对原话' },
    },
  ]);
});

test.each([
  ['none', { reason: undefined }],
  ['blanks', { reason: '   ' }],
  ['a novel', { reason: 'x'.repeat(501) }],
])('%s for a reason opens nothing', async (_, over) => {
  const { status, body } = await reveal(owner, over);
  expect([status, body.error.code]).toEqual([400, 'INVALID_INPUT']);
});

test('only with its own permission: whoever imports may not, nor is there another way to the file', async () => {
  const manager = await server.aToken(ctx, 'account-manager');
  expect((await reveal(manager)).body.error).toMatchObject({
    code: 'FORBIDDEN',
    details: { permission: 'original:reveal' },
  });
  const { rows } = await server.db.admin.query(
    `select file_id from conversations.import_batch where id = $1`,
    [batchId],
  );
  for (const token of [owner, manager])
    expect((await server.get(`/files/${rows[0].file_id}`, as(token))).status).toBe(404);
});

test('an original of another store or provider is not there', async () => {
  const elsewhere = await aStore(server.db, ctx, { slug: 'xiaolu' });
  const limited = await server.aToken(ctx, 'provider-owner', { storeId: elsewhere.id });
  const stranger = await server.aToken(await server.aProvider('other'), 'provider-owner');
  for (const token of [limited, stranger]) expect((await reveal(token)).body.error.code).toBe('NOT_FOUND');
  expect((await reveal(owner, {}, newId())).body.error.code).toBe('NOT_FOUND');
});

test('five a person and day, also at once; another person and the next day have their own', async () => {
  const token = await server.aToken(ctx, 'provider-owner');
  const all = await Promise.all(Array.from({ length: 12 }, () => reveal(token)));
  expect(all.filter(({ status }) => status === 200)).toHaveLength(5);
  expect(all.find(({ status }) => status !== 200)?.body.error).toMatchObject({
    code: 'REVEAL_LIMIT',
    details: { limit: 5 },
  });
  const other = await server.aToken(ctx, 'provider-owner', { email: 'other@x.example' });
  expect((await reveal(other)).status).toBe(200);
  server.clock.advance(24 * 3_600_000);
  const tomorrow = await server.post<{ accessToken: string }>('/auth/sign-in', {
    email: 'other@x.example',
    password: 'correct horse',
  });
  expect((await reveal(tomorrow.body.accessToken)).status).toBe(200);
  server.clock.set('2026-11-22T02:00:00Z');
});

test('an original whose key was erased is opened by nobody', async () => {
  await server.app
    .get(DataKeys, { strict: false })
    .erase({ ...ctx, storeIds: [storeId] }, storeId, '客户要求');
  const token = await server.aToken(ctx, 'provider-owner');
  expect((await reveal(token)).body.error.code).toBe('FILE_ERASED');
});
