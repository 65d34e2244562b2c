import { invalid } from '@zuoxi/platform/errors';
import { type SetupPartName, setupPartNames } from './setup-file.words.js';

const format = 'zuoxi-setup';
const today = 1;

export type SetupItems = Readonly<Partial<Record<SetupPartName, readonly unknown[]>>>;

/** A set-up as a file; people compare two of them line by line. */
export const writeSetup = (head: { readonly by: string; readonly at: string }, parts: SetupItems): string =>
  `${JSON.stringify({ format, v: today, ...head, parts }, null, 2)}\n`;

/** @throws DomainError INVALID_INPUT for what is no such file, or one of a later version of the product */
export function readSetup(text: string): SetupItems {
  const file = parsed(text);
  if (!isRecord(file) || file['format'] !== format || !isRecord(file['parts']))
    throw unreadable('SETUP_FORMAT');
  if (file['v'] !== today) throw unreadable('SETUP_VERSION');
  const { parts } = file;
  if (!isRecord(parts)) throw unreadable('SETUP_FORMAT');
  const unknown = Object.keys(parts).filter((name) => !(setupPartNames as string[]).includes(name));
  if (unknown.length) throw unreadable('SETUP_VERSION', unknown.join(', '));
  return Object.fromEntries(
    setupPartNames.flatMap((name) => {
      const items = parts[name];
      if (items === undefined) return [];
      if (!Array.isArray(items)) throw unreadable('SETUP_FORMAT', name);
      return [[name, items]];
    }),
  );
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    throw unreadable('SETUP_FORMAT');
  }
}

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

const unreadable = (code: string, message?: string) =>
  invalid([{ field: 'text', code, ...(message ? { message } : {}) }]);
