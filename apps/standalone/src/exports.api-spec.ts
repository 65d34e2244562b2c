import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { readFileSync } from 'node:fs';
import type { ProviderContext } from '@zuoxi/platform/context';
import { anAgent, aStore } from '@zuoxi/platform/testing';
import { Workbook } from '@cj-tech-master/excelts';
import type { StoreId } from '@zuoxi/vocabulary';
import { startServer, type TestServer } from './testing.js';

const documents = JSON.parse(
  readFileSync('apps/console/src/gql/office/persisted-documents.json', 'utf8'),
) as Record<string, string>;
const hashOf = (operation: string): string =>
  Object.entries(documents)
    .find(([, text]) => text.includes(`query ${operation}(`) || text.includes(`query ${operation} `))?.[0]
    .replace('sha256:', '') ?? '';

const asked = (over: object = {}) => ({
  list: 'agents',
  title: '客服',
  format: 'csv',
  document: hashOf('Agents'),
  variables: { sort: '-name' },
  rows: 'agents',
  columns: [
    { title: '姓名', path: 'name', kind: 'text' },
    { title: '状态', path: 'status', kind: 'text', words: { active: '在职' } },
    { title: '可服务店铺', path: 'skills.store.name', kind: 'text' },
    { title: '分钟', path: 'maxMinutesPerWeek', kind: 'number' },
  ],
  ...over,
});

let server: TestServer;
let ctx: ProviderContext;
let storeId: StoreId;
let owner: string;
const agentCount = 123;

beforeAll(async () => {
  server = await startServer();
  const store = await aStore(server.db, await server.aProvider('yunling'), { name: '一店' });
  ({ ctx, id: storeId } = store);
  owner = await server.aToken(ctx, 'provider-owner');
  for (let index = 0; index < agentCount; index += 1) {
    await anAgent(server.db, ctx, { storeId, name: `客服${String(index).padStart(3, '0')}` });
  }
  const stranger = await aStore(server.db, await server.aProvider('stranger'));
  await anAgent(server.db, stranger.ctx, { storeId: stranger.id, name: '外人' });
});
afterAll(() => server.close());

const send = (token: string | null, body: object) =>
  server.post<{ error?: { code: string; details: { problems?: { field: string }[] } } }>(
    '/exports',
    body,
    token ? { authorization: `Bearer ${token}` } : {},
  );
const rename = (name: string) =>
  server.db.admin.query(
    `update scheduling.agent set name = $2 where provider_id = $1 and id = (
       select id from scheduling.agent where provider_id = $1 order by employee_no limit 1)`,
    [ctx.providerId, name],
  );

describe('a list as a file', () => {
  test('holds every page of it, of the own provider alone, in its order', async () => {
    const answer = await send(owner, asked());
    expect(answer).toMatchObject({
      status: 200,
      headers: { 'content-type': 'text/csv; charset=utf-8', 'x-rows': String(agentCount) },
    });
    const lines = answer.text.split('\r\n');
    expect(lines[0]).toBe('\uFEFF姓名,状态,可服务店铺,分钟');
    expect(lines[1]).toBe('客服122,在职,一店,2640');
    expect(lines).toHaveLength(agentCount + 2);
    expect(answer.text).not.toContain('外人');
  });

  test('of who holds one store holds nobody of another', async () => {
    const second = await aStore(server.db, ctx, { name: '二店' });
    await anAgent(server.db, ctx, { storeId: second.id, name: '二店客服' });
    const manager = await server.aToken(ctx, 'account-manager', { storeId: second.id });
    const { status, text } = await send(manager, asked({ variables: {} }));
    expect(status).toBe(200);
    expect(text.split('\r\n').slice(1)).toEqual(['二店客服,在职,二店,2640', '']);
    await server.db.admin.query(`update scheduling.agent set status = 'left' where name = '二店客服'`);
  });

  test('with its filter', async () => {
    const answer = await send(owner, asked({ variables: { search: '客服01' } }));
    expect(answer.headers['x-rows']).toBe('10');
  });

  test.each(['=1+1', '+1', '-1', '@sum', '=HYPERLINK("http://x","y")'])(
    'never holds %s as a formula',
    async (name) => {
      await rename(name);
      const { text } = await send(owner, asked({ variables: {} }));
      expect(text).toContain(`'${name.replaceAll('"', '""')}`);
      expect(text).not.toMatch(new RegExp(`(^|[\\n,"])[=+@-]`, 'm'));
      await rename('客服000');
    },
  );

  test('as a workbook has text, numbers and no formula', async () => {
    await rename('=1+1');
    const response = await server.app.inject({
      method: 'POST',
      url: '/exports',
      headers: { authorization: `Bearer ${owner}` },
      payload: asked({ format: 'xlsx', variables: {} }),
    });
    await rename('客服000');
    const book = new Workbook();
    await book.xlsx.load(response.rawPayload);
    const sheet = book.worksheets[0];
    expect(sheet?.rowCount).toBe(agentCount + 1);
    expect(sheet?.getRow(1).getCell(1).value).toBe('姓名');
    expect(sheet?.getRow(2).getCell(1).value).toBe('=1+1');
    expect(sheet?.getRow(2).getCell(4).value).toBe(2640);
  });

  test('is in the audit log, with what was taken', async () => {
    await send(owner, asked());
    const { rows } = await server.db.admin.query(
      `select action, subject_type, subject_id, details from platform.audit_entry
        where provider_id = $1 order by seq desc limit 1`,
      [ctx.providerId],
    );
    expect(rows).toEqual([
      {
        action: 'list.export',
        subject_type: 'list',
        subject_id: 'agents',
        details: {
          format: 'csv',
          rows: agentCount,
          columns: ['姓名', '状态', '可服务店铺', '分钟'],
          variables: { sort: '-name' },
        },
      },
    ]);
  });
});

describe('no file', () => {
  test('for somebody unknown', async () => {
    expect(await send(null, asked())).toMatchObject({
      status: 401,
      body: { error: { code: 'UNAUTHENTICATED' } },
    });
  });

  test('without the permission to export', async () => {
    const agent = await server.aToken(ctx, 'agent');
    expect(await send(agent, asked())).toMatchObject({ status: 403, body: { error: { code: 'FORBIDDEN' } } });
  });

  test('of a list that the reader may not see', async () => {
    const trainer = await server.aToken(ctx, 'trainer');
    const audit = { document: hashOf('Audit'), rows: 'auditEntries', variables: {} };
    expect(await send(trainer, asked(audit))).toMatchObject({
      status: 403,
      body: { error: { code: 'FORBIDDEN' } },
    });
  });

  test('of a document that nobody registered, or of no rows', async () => {
    expect((await send(owner, asked({ document: '0'.repeat(64) }))).status).toBeGreaterThanOrEqual(400);
    expect(await send(owner, asked({ rows: 'agents.totalCount' }))).toMatchObject({ status: 404 });
  });

  test('in an order the list does not have', async () => {
    expect(await send(owner, asked({ variables: { sort: 'passwordHash' } }))).toMatchObject({
      status: 400,
      body: { error: { code: 'INVALID_INPUT' } },
    });
  });

  test.each<[string, object]>([
    ['format', { format: 'exe' }],
    ['list', { list: '../etc' }],
    ['title', { title: '' }],
    ['rows', { rows: 'a b' }],
    ['columns', { columns: [] }],
    ['columns.0', { columns: [{ title: 'x', path: 'name', kind: 'formula' }] }],
  ])('without %s', async (field, over) => {
    const answer = await send(owner, asked(over));
    expect(answer.status).toBe(400);
    expect(answer.body.error?.details.problems?.map((problem) => problem.field)).toContain(field);
  });
});

describe('a view of a list', () => {
  const save = (token: string, name: string, search: string) =>
    server.graphql(
      token,
      `mutation ($input: SaveViewInput!) { saveView(input: $input) { id name search } }`,
      { input: { list: 'agents', name, search } },
    );
  const list = async (token: string) =>
    (await server.graphql(token, `{ savedViews(list: "agents") { id name search } }`)).body.data?.[
      'savedViews'
    ] as { id: string; name: string; search: string }[];

  test('is kept by name, for its owner alone', async () => {
    const colleague = await server.aToken(ctx, 'hr');
    await save(owner, '按姓名', '?sort=name');
    await save(owner, '按姓名', '?sort=-name');
    expect(await list(owner)).toMatchObject([{ name: '按姓名', search: '?sort=-name' }]);
    expect(await list(colleague)).toEqual([]);
    const [view] = await list(owner);
    const remove = (token: string) =>
      server.graphql(token, `mutation ($id: ID!) { removeView(input: { id: $id }) { id } }`, {
        id: view?.id,
      });
    expect((await remove(colleague)).body.errors?.[0]?.extensions.code).toBe('NOT_FOUND');
    expect((await remove(owner)).body.errors).toBeUndefined();
    expect(await list(owner)).toEqual([]);
  });
});
