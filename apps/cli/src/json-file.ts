import { readFile } from 'node:fs/promises';
import { CommandError } from './failure.js';

export async function readJson(path: string): Promise<unknown> {
  const text = await readFile(path, 'utf8');
  try {
    const value: unknown = JSON.parse(text);
    if (typeof value === 'object' && value !== null) return value;
  } catch {
    // Told below, like a file that holds a bare number.
  }
  throw new CommandError(
    'JSON_INVALID',
    `${path} 不是 JSON 对象。请检查文件内容。`,
    `${path} holds no JSON object. Check the file.`,
  );
}
