import { ArchiveReader } from './archive.js';

/** Reads a whole backup and writes nothing. @throws CommandError BACKUP_DAMAGED unless all is there as it was written */
export async function readBack(path: string): Promise<{ readonly parts: number; readonly rows: number }> {
  const archive = new ArchiveReader(path);
  await archive.header();
  const parts = await archive.parts(async (name, bytes) => {
    let rows = 0;
    // A row is a line: within one, COPY writes line breaks as `\n`.
    for await (const block of bytes) for (const byte of block) if (byte === 10) rows += 1;
    return name.startsWith('table:') ? rows : null;
  });
  return { parts: parts.length, rows: parts.reduce((sum, { rows }) => sum + (rows ?? 0), 0) };
}
