import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gunzipSync, gzipSync } from 'node:zlib';
import { afterEach, beforeEach, expect, test } from '@jest/globals';
import { ArchiveWriter } from './archive.js';
import { readBack } from './backup.reading.js';

let directory: string;
let path: string;
beforeEach(async () => {
  directory = mkdtempSync(join(tmpdir(), 'backup-'));
  path = join(directory, 'one.backup');
  const archive = new ArchiveWriter(path, { format: 'zuoxi-backup-1' });
  await archive.part('table:sales.quote', async (target) => {
    target.write('1\tone\n2\ttwo\\nlines\n');
    return 2;
  });
  await archive.part('file:a/b', async (target) => {
    target.write('bytes\nof a file\n');
    return null;
  });
  await archive.close();
});
afterEach(() => rmSync(directory, { recursive: true }));

/** The same archive, otherwise written. */
const change = (how: (text: Buffer) => Buffer) =>
  writeFileSync(path, gzipSync(how(gunzipSync(readFileSync(path)))));

test('what was written is read, rows and files', async () => {
  expect(await readBack(path)).toEqual({ parts: 2, rows: 2 });
});

test.each<[string, () => void]>([
  ['cut short', () => writeFileSync(path, readFileSync(path).subarray(0, -20))],
  [
    'another byte',
    () => change((text) => Buffer.from(text.toString('latin1').replace('two', 'too'), 'latin1')),
  ],
  ['without its end', () => change((text) => text.subarray(0, text.lastIndexOf('{"parts"')))],
])('%s is noticed', async (_, damage) => {
  damage();
  await expect(readBack(path)).rejects.toMatchObject({ code: 'BACKUP_DAMAGED' });
});
