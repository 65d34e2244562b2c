import { afterAll, beforeAll, expect, jest, test } from '@jest/globals';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import {
  aProvider,
  aStore,
  makeTestDatabase,
  testClusterUrl,
  type TestDatabase,
} from '@zuoxi/platform/testing';
import { main } from './main.js';

let db: TestDatabase;
let files: string;
let slug: string;

beforeAll(async () => {
  db = await makeTestDatabase();
  files = await mkdtemp(join(tmpdir(), 'zuoxi-cli-'));
  const { id } = await aStore(db, await aProvider(db), { platform: 'pdd' });
  const { rows } = await db.admin.query(`select slug from identity.store where store_id = $1`, [id]);
  slug = rows[0].slug as string;
});
afterAll(async () => {
  await db.drop();
  await rm(files, { recursive: true, force: true });
});

interface Result {
  readonly state: string;
  readonly warnings: readonly { code: string; column: string | null; message: string }[];
}

async function importing(language: string, kind: string, name: string, lines: readonly string[]) {
  let [printed, said] = ['', ''];
  const spies = [
    jest.spyOn(process.stdout, 'write').mockImplementation((text) => Boolean((printed += String(text)))),
    jest.spyOn(process.stderr, 'write').mockImplementation((text) => Boolean((said += String(text)))),
  ];
  const before = process.env['LC_ALL'];
  process.env['LC_ALL'] = language;
  const path = join(files, name);
  await writeFile(path, lines.join('\n'));
  const adminUrl = new URL(testClusterUrl());
  adminUrl.pathname = db.name;
  try {
    const exitCode = await main(['import', path, '--store', slug, '--kind', kind], async () => ({
      root: process.cwd(),
      filesDirectory: files,
      adminUrl: adminUrl.href,
      databaseUrl: db.url,
      masterKey: 'a key for tests alone',
      anchorKey: 'another',
      anchorsDirectory: join(files, 'anchors'),
      stop: async () => undefined,
    }));
    return { exitCode, said, result: JSON.parse(printed || 'null') as Result | null };
  } finally {
    for (const spy of spies) spy.mockRestore();
    if (before === undefined) delete process.env['LC_ALL'];
    else process.env['LC_ALL'] = before;
  }
}

test('what the wizard shows is said, in the words of the terminal, and the file is in', async () => {
  const table = (who: string) => [
    '客服,接待量,售前接待人数,30s应答率',
    `${who}1,120,80,98%`,
    `${who}2,60,40,95%`,
    '合计,180,121,-',
    '',
  ];
  const zh = await importing('zh_CN.UTF-8', 'performance', 'jd-20260707.csv', table('a'));
  expect(zh).toMatchObject({ exitCode: 0, result: { state: 'completed' } });
  expect(zh.result?.warnings.map(({ code, column }) => [code, column])).toEqual([
    ['PLATFORM_OTHER', null],
    ['TOTALS_DIFFER', '售前接待人数'],
    ['SUMMARY_SKIPPED', null],
  ]);
  for (const words of ['与本店的平台不同', '列“售前接待人数”的合计', '1 行是汇总或平均'])
    expect(zh.said).toContain(words);
  const en = await importing('en_US.UTF-8', 'performance', 'jd-20260708.csv', table('b'));
  expect(en.exitCode).toBe(0);
  for (const words of ['of another platform', 'The total of column', '1 rows are totals'])
    expect(en.said).toContain(words);
});

test('lost seconds and unknown words as well', async () => {
  const { exitCode, said, result } = await importing('zh_CN.UTF-8', 'conversations', 'chat.csv', [
    '会话ID,买家,客服,时间,发送方,消息类型,内容',
    'c1,小王,店:小美,2026-11-20 10:00,客户,文本,在吗',
    'c1,小王,店:小美,2026-11-20 10:00,客服,弹幕,在的',
    'c1,小王,店:小美,2026-11-20 10:01,客户,文本,好',
    '',
  ]);
  expect([exitCode, result?.warnings.map(({ code }) => code)]).toEqual([
    0,
    ['SECONDS_MISSING', 'WORD_UNKNOWN'],
  ]);
  expect(said).toContain('没有秒');
  expect(said).toContain('“弹幕”');
});

test('a column whose unit nobody knows is refused by name: 1; a command line that is none: 2', async () => {
  const refused = await importing('zh_CN.UTF-8', 'performance', 'unit-20260709.csv', [
    '客服,接待量,30s应答率,促成下单商品金额（美元）',
    'a,120,98%,5',
    '',
  ]);
  expect(refused.exitCode).toBe(1);
  expect(refused.said).toMatch(/UNIT_UNKNOWN: .*促成下单商品金额（美元）/);
  expect((await importing('zh_CN.UTF-8', 'weather', 'x.csv', [''])).exitCode).toBe(2);
});
