import { afterAll, beforeAll, expect, jest, test } from '@jest/globals';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { ProviderContext } from '@zuoxi/platform/context';
import { logger } from '@zuoxi/platform/telemetry';
import { aStore } from '@zuoxi/platform/testing';
import type { StoreId } from '@zuoxi/vocabulary';
import { startServer, type TestServer } from './testing.js';

/** Each stands for a kind of personal data, and nowhere else in the product or its tests. */
const canaries = {
  phone: '13927461835',
  id: '110105199003074397',
  card: '6222021234567890128',
  landline: '010-62784913',
  email: 'canary.zhao@canary.example',
};
const all = Object.values(canaries);
const said = `电话${canaries.phone} 身份证${canaries.id} 卡号${canaries.card} 座机${canaries.landline} 邮箱${canaries.email}`;

let server: TestServer;
let ctx: ProviderContext;
let storeId: StoreId;
let owner: string;
const logged: string[] = [];

beforeAll(async () => {
  for (const level of ['debug', 'info', 'warn', 'error'] as const)
    jest
      .spyOn(logger, level)
      .mockImplementation((...entry: unknown[]) => void logged.push(JSON.stringify(entry)));
  for (const stream of [process.stdout, process.stderr]) {
    const write = stream.write.bind(stream) as (...args: unknown[]) => boolean;
    jest.spyOn(stream, 'write').mockImplementation((...args: unknown[]) => {
      logged.push(String(args[0]));
      return write(...args);
    });
  }
  server = await startServer();
  ({ ctx, id: storeId } = await aStore(server.db, await server.aProvider('yunling'), { slug: 'nuancheng' }));
  owner = await server.aToken(ctx, 'provider-owner');
});
afterAll(async () => {
  jest.restoreAllMocks();
  await server.close();
});

const headers = () => ({ authorization: `Bearer ${owner}` });
async function upload(kind: string, content: string, path = ''): Promise<string> {
  const name = `客户${canaries.phone}的${kind}.csv`;
  const answer = await server.app.inject({
    method: 'POST',
    url: `/files/imports${path}?storeId=${storeId}&kind=${kind}`,
    headers: { ...headers(), 'content-type': 'multipart/form-data; boundary=edge' },
    payload: `--edge\r\nContent-Disposition: form-data; name="file"; filename="${name}"\r\nContent-Type: text/csv\r\n\r\n${content}\r\n--edge--\r\n`,
  });
  expect(answer.statusCode).toBeLessThan(300);
  return answer.json<{ importBatchId: string }>().importBatchId;
}

const files = {
  conversations: [
    '会话ID,买家,客服,时间,发送方,内容',
    `c1,${canaries.phone},小美,2026-11-20 10:00:00,买家,${said}`,
    `c1,${canaries.phone},小美,2026-11-20 10:00:20,客服,好的 ${canaries.email}`,
    `c2,小王,小美,昨天${canaries.phone},买家,${said}`,
  ].join('\n'),
  orders: [
    '订单编号,买家昵称,实付金额,订单状态,下单时间',
    `A1,${canaries.phone},10.00,联系${canaries.phone},2026-11-20 10:00:00`,
    `A2,小王,x${canaries.card},${said},2026-11-20 10:00:00`,
  ].join('\n'),
  aftersales: [
    '订单编号,退款编号,买家会员名,退款总额,退款申请时间,退款状态,退款原因',
    `A1,R1,${canaries.phone},1.00,2026-11-20 10:00:00,打${canaries.phone},${said}`,
  ].join('\n'),
};

/** Every row of every table, the queue's too: what an export of the database or a backup's tables hold. */
async function exportOfTables(): Promise<string> {
  const { rows: tables } = await server.db.admin.query<{ name: string }>(
    `select quote_ident(schemaname) || '.' || quote_ident(tablename) as name from pg_tables
      where schemaname not in ('pg_catalog', 'information_schema')`,
  );
  expect(tables.length).toBeGreaterThan(100);
  const lines = [];
  for (const { name } of tables) {
    const { rows } = await server.db.admin.query<{ line: string }>(
      `select $1 || ' ' || t::text as line from ${name} t`,
      [name],
    );
    lines.push(...rows.map(({ line }) => line));
  }
  return lines.join('\n');
}
const storedBytes = () =>
  readdirSync(server.directory, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => readFileSync(join(entry.parentPath, entry.name)));
const linesWithCanaries = (text: string) =>
  text.split('\n').filter((line) => all.some((canary) => line.includes(canary)));
/** Also as PostgreSQL prints bytes. */
const inHex = all.map((canary) => Buffer.from(canary).toString('hex'));

test('what an import brings in stands in no table, no stored file, no log and no backup', async () => {
  const batches: string[] = [];
  for (const [kind, content] of Object.entries(files)) {
    await upload(kind, content, '/preview');
    batches.push(await upload(kind, content));
  }
  await server.jobs.drain();
  const { rows } = await server.db.admin.query<{ state: string; kept: number }>(
    `select state, rows_accepted::int as kept from conversations.import_batch`,
  );
  expect(rows.map(({ state }) => state)).toEqual(batches.map(() => 'completed'));
  for (const { kept } of rows) expect(kept).toBeGreaterThan(0);

  const undone = await server.graphql(
    owner,
    'mutation ($input: UndoImportInput!) { undoImport(input: $input) { state } }',
    { input: { id: batches[0], reason: '错了' } },
  );
  expect(undone.body.errors).toBeUndefined();
  await server.jobs.drain();

  const text = await exportOfTables();
  expect(linesWithCanaries(text)).toEqual([]);
  expect(inHex.filter((canary) => text.includes(canary))).toEqual([]);

  const bytes = storedBytes();
  expect(bytes).toHaveLength(batches.length);
  for (const content of bytes) for (const canary of all) expect(content.includes(canary)).toBe(false);

  expect(linesWithCanaries(logged.join('\n'))).toEqual([]);
});
