import { createReadStream, createWriteStream, existsSync } from 'node:fs';
import { mkdir, readdir, rename, rm } from 'node:fs/promises';
import { dirname, join, resolve, sep } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { migrationsFingerprint } from '@zuoxi/platform/database';
import { MasterKey } from '@zuoxi/platform/keys';
import { Command } from 'commander';
import type pg from 'pg';
import type { Installation } from './application.js';
import { ArchiveReader, ArchiveWriter } from './archive.js';
import { readBack } from './backup.reading.js';
import { type BackupTable, backupTables, refilled } from './backup.tables.js';
import { copyFrom, copyTo } from './copy.js';
import { CommandError } from './failure.js';
import type { Shell } from './shell.js';

interface Header {
  readonly format: 'zuoxi-backup-1';
  readonly createdAt: string;
  readonly migrations: string;
  /** Tells which installation's key the files' keys are wrapped by. */
  readonly keyCheck?: string;
}
const tablePart = 'table:';
const filePart = 'file:';
const filesPerPage = 500;

export function backupCommand(shell: Shell): Command {
  const { t } = shell;
  return new Command('backup')
    .description(
      t(
        '把整个系统（数据库和文件）备份到一个文件，运行中也可以',
        'back up everything, database and files, into one file; the system may be running',
      ),
    )
    .requiredOption('--out <file>', t('备份文件', 'the backup'))
    .option('--check', t('写完后读回校验，无误才命名', 'read it back before it gets its name'))
    .action(async ({ out, check = false }: { out: string; check?: boolean }) => {
      const path = resolve(out);
      if (existsSync(path)) {
        throw new CommandError(
          'FILE_EXISTS',
          `${out} 已存在，没有覆盖。请换一个文件名。`,
          `${out} exists and was left alone. Give another name.`,
        );
      }
      shell.print(
        await shell.withAdmin((client, installation) => backUp(client, installation, { path, check })),
      );
    });
}

export function restoreCommand(shell: Shell): Command {
  const { t } = shell;
  return new Command('restore')
    .description(
      t(
        '把备份恢复到一个空的系统：全部恢复，或什么都不写',
        'restore a backup into an empty installation: all of it, or nothing',
      ),
    )
    .argument('<file>', t('备份文件', 'the backup'))
    .action(async (file: string) => {
      shell.print(
        await shell.withAdmin((client, installation) => restore(client, installation, resolve(file))),
      );
    });
}

/** One snapshot of the database; then the files that it knows, which are never changed once they are there. */
async function backUp(
  client: pg.Client,
  { root, filesDirectory, masterKey }: Installation,
  { path, check }: { readonly path: string; readonly check: boolean },
) {
  await client.query('begin isolation level repeatable read read only');
  await client.query(
    `select set_config('timezone', 'UTC', true), set_config('datestyle', 'ISO', true), set_config('statement_timeout', '0', true)`,
  );
  const header: Header = {
    format: 'zuoxi-backup-1',
    createdAt: new Date().toISOString(),
    migrations: await migrationsFingerprint(root),
    keyCheck: new MasterKey(masterKey).check,
  };
  const partial = `${path}.partial`;
  await rm(partial, { force: true });
  try {
    const archive = new ArchiveWriter(partial, header);
    let rows = 0;
    for (const { name, select } of await backupTables(client)) {
      const part = await archive.part(tablePart + name, (target) =>
        copyTo(client, `copy (${select}) to stdout`, target),
      );
      rows += part.rows ?? 0;
    }
    let files = 0;
    for await (const { key, sha256 } of knownFiles(client)) {
      const source = join(filesDirectory, key);
      const part = await archive.part(filePart + key, async (target) => {
        for await (const block of createReadStream(source)) {
          if (!target.write(block)) await new Promise((drained) => target.once('drain', drained));
        }
        return null;
      });
      if (part.sha256 !== sha256) {
        throw new CommandError(
          'FILE_CHANGED',
          `文件 ${key} 与数据库记录的哈希不符，备份中止。请先找回该文件。`,
          `The file ${key} is not what the database says it is. Recover it first; no backup was made.`,
        );
      }
      files += 1;
    }
    await archive.close();
    await client.query('commit');
    if (check) await readBack(partial);
    await rename(partial, path);
    return { file: path, ...header, rows, files };
  } catch (error) {
    await rm(partial, { force: true });
    throw error;
  }
}

async function* knownFiles(client: pg.Client): AsyncGenerator<{ key: string; sha256: string }> {
  for (let after = ''; ;) {
    const { rows } = await client.query<{ key: string; sha256: string }>(
      `select storage_key as key, min(coalesce(sealed_sha256, sha256)) as sha256 from platform.stored_file where storage_key > $1
        group by storage_key order by storage_key limit ${filesPerPage}`,
      [after],
    );
    yield* rows;
    const last = rows.at(-1);
    if (!last || rows.length < filesPerPage) return;
    after = last.key;
  }
}

/** The rows in one transaction; the files beside their place, moved there just before it commits. */
async function restore(client: pg.Client, { root, filesDirectory, masterKey }: Installation, path: string) {
  const archive = new ArchiveReader(path);
  const header = await archive.header<Header>();
  if (header.format !== 'zuoxi-backup-1') {
    throw new CommandError('BACKUP_UNKNOWN', '这不是坐席的备份文件。', 'This is not a backup of Zuoxi.');
  }
  const migrations = await migrationsFingerprint(root);
  if (header.migrations !== migrations) {
    throw new CommandError(
      'BACKUP_OF_OTHER_VERSION',
      `备份来自另一个版本（${header.migrations}，本机 ${migrations}）。请用备份时的版本恢复，再升级。`,
      `The backup is of another version (${header.migrations}; here it is ${migrations}). Restore with that version, then upgrade.`,
    );
  }
  if (header.keyCheck && header.keyCheck !== new MasterKey(masterKey).check) {
    throw new CommandError(
      'BACKUP_OF_OTHER_KEY',
      '备份里的文件由另一个系统的密钥加密。请先把原系统的 secret 文件放进 ZUOXI_DATA（或设置 ZUOXI_SECRET），再恢复。',
      'The files of this backup are sealed by the key of another installation. Put its file `secret` into ZUOXI_DATA (or set ZUOXI_SECRET) first, then restore.',
    );
  }
  const tables = new Map((await backupTables(client)).map((table) => [tablePart + table.name, table]));
  await refuseUnlessEmpty(client, [...tables.values()], filesDirectory);
  const staging = `${filesDirectory}.restoring`;
  await rm(staging, { recursive: true, force: true });
  let movedIn = false;
  try {
    await client.query('begin');
    await client.query(
      `select set_config('timezone', 'UTC', true), set_config('datestyle', 'ISO', true), set_config('statement_timeout', '0', true)`,
    );
    for (const name of refilled) await client.query(`delete from ${name}`);
    const parts = await archive.parts(async (name, bytes) => {
      const table = tables.get(name);
      if (table)
        return copyFrom(client, `copy ${table.name} (${table.columns.join(', ')}) from stdin`, bytes);
      if (!name.startsWith(filePart))
        throw new CommandError(
          'BACKUP_UNKNOWN',
          `备份中有未知内容 ${name}。`,
          `The backup holds something unknown: ${name}.`,
        );
      await writeFile(staging, name.slice(filePart.length), bytes);
      return null;
    });
    const missing = [...tables.keys()].filter((name) => !parts.some((part) => part.name === name));
    if (missing.length)
      throw new CommandError(
        'BACKUP_DAMAGED',
        `备份缺少 ${missing.join(', ')}。`,
        `The backup lacks ${missing.join(', ')}.`,
      );
    await mkdir(staging, { recursive: true });
    await rm(filesDirectory, { recursive: true, force: true }); // found empty above
    await rename(staging, filesDirectory);
    movedIn = true;
    await client.query('commit');
    return {
      ...header,
      rows: parts.reduce((sum, { rows }) => sum + (rows ?? 0), 0),
      files: parts.filter(({ name }) => name.startsWith(filePart)).length,
    };
  } catch (error) {
    await client.query('rollback').catch(() => undefined);
    await rm(movedIn ? filesDirectory : staging, { recursive: true, force: true });
    throw error;
  }
}

async function refuseUnlessEmpty(
  client: pg.Client,
  tables: readonly BackupTable[],
  filesDirectory: string,
): Promise<void> {
  for (const { name } of tables) {
    if (refilled.includes(name)) continue;
    const { rowCount } = await client.query(`select 1 from ${name} limit 1`);
    if (rowCount) {
      throw new CommandError(
        'NOT_EMPTY',
        `目标系统已有数据（${name}），没有写入。请恢复到空的 ZUOXI_DATA 目录或数据库。`,
        `There is data here already (${name}); nothing was written. Restore into an empty ZUOXI_DATA or database.`,
      );
    }
  }
  if (existsSync(filesDirectory) && (await readdir(filesDirectory)).length) {
    throw new CommandError(
      'NOT_EMPTY',
      `${filesDirectory} 不是空目录，没有写入。请先移走。`,
      `${filesDirectory} is not empty; nothing was written. Move it away first.`,
    );
  }
}

async function writeFile(directory: string, key: string, bytes: AsyncIterable<Buffer>): Promise<void> {
  const path = resolve(directory, key);
  if (!path.startsWith(resolve(directory) + sep)) {
    throw new CommandError(
      'BACKUP_DAMAGED',
      `备份中的文件名不合法：${key}`,
      `The backup names a file outside its place: ${key}`,
    );
  }
  await mkdir(dirname(path), { recursive: true, mode: 0o700 });
  await pipeline(bytes, createWriteStream(path, { mode: 0o600 }));
}
