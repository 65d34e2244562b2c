import { lstat, mkdir, readdir, rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

/** A file as it lies in the folder of a shop. */
export interface FoundFile {
  /** Names of folders: slugs or ids. */
  readonly provider: string;
  readonly store: string;
  readonly name: string;
  readonly path: string;
  readonly bytes: number;
  readonly modified: Date;
}

/** What programs call a file that they still write. */
const isUnfinished = (name: string): boolean => /^[.~]|\.(part|partial|tmp|crdownload|download)$/i.test(name);

/** `<directory>/<provider>/<store>/<file>`; folders of other depths and what is no plain file are left alone. */
export async function filesIn(directory: string): Promise<FoundFile[]> {
  const found: FoundFile[] = [];
  for (const provider of await foldersIn(directory)) {
    for (const store of await foldersIn(join(directory, provider))) {
      const folder = join(directory, provider, store);
      for (const entry of await readdir(folder, { withFileTypes: true })) {
        if (!entry.isFile() || isUnfinished(entry.name)) continue;
        const path = join(folder, entry.name);
        // Another process may have moved it since.
        const facts = await lstat(path).catch(() => null);
        if (facts?.isFile())
          found.push({ provider, store, name: entry.name, path, bytes: facts.size, modified: facts.mtime });
      }
    }
  }
  return found;
}

async function foldersIn(directory: string): Promise<string[]> {
  const entries = await readdir(directory, { withFileTypes: true });
  return entries
    .filter((entry) => entry.isDirectory() && !entry.name.startsWith('.'))
    .map(({ name }) => name);
}

/** Puts a file aside with what is to be said of it. One of the same name that lies there stays as it is. */
export async function putAside(
  { path, name }: FoundFile,
  where: 'taken' | 'refused',
  at: Date,
  said: readonly string[],
): Promise<void> {
  const folder = join(path, '..', where);
  await mkdir(folder, { recursive: true });
  const stamp = at.toISOString().replace(/[-:]|\..*$/g, '');
  const isThere = await lstat(join(folder, name)).catch(() => null);
  const target = join(folder, isThere ? `${stamp} ${name}` : name);
  if (said.length) await writeFile(`${target}.txt`, `${said.join('\n')}\n`);
  await rename(path, target);
}
