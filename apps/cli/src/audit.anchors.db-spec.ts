import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { mkdtemp, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type pg from 'pg';
import { newId, systemContext } from '@zuoxi/platform/context';
import { type Database, verifyAuditChain } from '@zuoxi/platform/database';
import { doorOf } from '@zuoxi/platform/module';
import { startTestApp, type TestApp } from '@zuoxi/platform/testing';
import type { ProviderId } from '@zuoxi/vocabulary';
import { anchorHeads, compareWithAnchors } from './audit.anchors.js';

let app: TestApp;
let anchorsDirectory: string;
let provider: ProviderId;
const anchorKey = 'a key for tests alone';

beforeAll(async () => {
  app = await startTestApp();
});
afterAll(() => app.close());
afterEach(() => rm(anchorsDirectory, { recursive: true }));
beforeEach(async () => {
  await app.db.admin.query('truncate platform.audit_entry, platform.audit_head');
  anchorsDirectory = await mkdtemp(join(tmpdir(), 'zuoxi-anchors-'));
  provider = newId() as ProviderId;
});

async function deeds(count: number, of = provider): Promise<void> {
  const db = app.get<Database>(doorOf('platform') as never);
  for (let i = 0; i < count; i += 1) await db.write(systemContext(of, []), 'member.add', async () => null);
}
const owner = async <T>(work: (client: pg.PoolClient) => Promise<T>) => {
  const client = await app.db.admin.connect();
  try {
    return await work(client);
  } finally {
    client.release();
  }
};
const anchor = (at: string) =>
  owner((client) => anchorHeads(client, { anchorKey, anchorsDirectory, now: new Date(at) }));
const compare = (key = anchorKey) =>
  owner((client) => compareWithAnchors(client, { anchorKey: key, anchorsDirectory }));
const isChainWhole = () => owner((client) => verifyAuditChain(client, provider));

describe('anchored heads', () => {
  test('agree with chains that only grow', async () => {
    await deeds(3);
    expect(await anchor('2026-11-20T01:00:00Z')).toBe(1);
    await deeds(2);
    await deeds(1, newId() as ProviderId);
    expect(await anchor('2026-12-01T01:00:00Z')).toBe(2);
    expect(await compare()).toEqual({
      anchors: 2,
      lastAt: '2026-12-01T01:00:00.000Z',
      brokenAt: null,
      lost: [],
    });
    expect(await readdir(anchorsDirectory)).toEqual(['2026-11.jsonl', '2026-12.jsonl']);
    expect((await stat(join(anchorsDirectory, '2026-11.jsonl'))).mode & 0o077).toBe(0);
  });

  test('notice a chain cut together with its head, which the chain itself cannot', async () => {
    await deeds(5);
    await anchor('2026-11-20T01:00:00Z');
    await app.db.admin.query(`delete from platform.audit_entry where seq > 3`);
    await app.db.admin.query(
      `update platform.audit_head h set seq = 3, hash = (select hash from platform.audit_entry e where e.provider_id = h.provider_id and seq = 3)`,
    );
    expect(await isChainWhole()).toBeNull();
    expect((await compare()).lost).toEqual([
      { providerId: provider, seq: 5, anchoredAt: '2026-11-20T01:00:00.000Z' },
    ]);
  });

  test('notice a chain that went altogether, and one written anew', async () => {
    await deeds(2);
    await anchor('2026-11-20T01:00:00Z');
    await app.db.admin.query('truncate platform.audit_entry, platform.audit_head');
    expect(await isChainWhole()).toBeNull();
    expect((await compare()).lost).toHaveLength(1);
    app.clock.advance(1000);
    await deeds(4);
    expect(await isChainWhole()).toBeNull();
    expect((await compare()).lost).toEqual([
      { providerId: provider, seq: 2, anchoredAt: '2026-11-20T01:00:00.000Z' },
    ]);
  });

  test('cannot be changed, written by others or taken out', async () => {
    for (const at of ['01', '02', '03']) {
      await deeds(1);
      await anchor(`2026-11-20T${at}:00:00Z`);
    }
    const path = join(anchorsDirectory, '2026-11.jsonl');
    const text = await readFile(path, 'utf8');
    const lines = text.split('\n');
    expect((await compare('another key')).brokenAt).toBe('2026-11.jsonl:1');
    await writeFile(path, text.replace('"seq":2', '"seq":1'));
    expect((await compare()).brokenAt).toBe('2026-11.jsonl:2');
    await writeFile(path, [lines[0], lines[2], ''].join('\n'));
    expect((await compare()).brokenAt).toBe('2026-11.jsonl:2');
    await writeFile(path, text);
    expect((await compare()).brokenAt).toBeNull();
  });
});

describe('the application', () => {
  const asApplication = (text: string, values: unknown[] = []) =>
    owner(async (client) => {
      await client.query('begin');
      try {
        await client.query(`set local role zuoxi_platform`);
        await client.query(`select set_config('app.provider_id', $1, true)`, [provider]);
        return await client.query(text, values);
      } finally {
        await client.query('rollback');
      }
    });

  test('cannot set the head of a chain, nor move it anywhere but forward from where it is', async () => {
    await deeds(3);
    await expect(asApplication(`update platform.audit_head set seq = 0`)).rejects.toThrow(
      'permission denied',
    );
    await expect(asApplication(`delete from platform.audit_head`)).rejects.toThrow('permission denied');
    const { rows } = await app.db.admin.query<{ seq: string; hash: Buffer }>(
      `select seq, hash from platform.audit_entry where provider_id = $1 order by seq`,
      [provider],
    );
    const move = async (from: number, to: number, hash: Buffer) => {
      const answer = await asApplication(`select platform.move_audit_head($1, $2, $3, $4) as moved`, [
        provider,
        from,
        to,
        hash,
      ]);
      return (answer.rows[0] as { moved: boolean }).moved;
    };
    const [first] = rows;
    expect(await move(3, 1, first?.hash as Buffer)).toBe(false);
    expect(await move(2, 3, rows[2]?.hash as Buffer)).toBe(false);
    expect(await move(3, 3, first?.hash as Buffer)).toBe(false);
    // Past the last entry: allowed, rolled back here, and it would show.
    expect(await move(3, 4, first?.hash as Buffer)).toBe(true);
  });
});
