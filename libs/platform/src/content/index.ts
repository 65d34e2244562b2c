import { createHash } from 'node:crypto';
import { DomainError } from '../errors/index.js';
import { jsonParts } from './json-parts.js';

export { jsonParts } from './json-parts.js';

/** The same value whatever order a database or a client keeps keys in. */
function canonical(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(canonical);
  if (value === null || typeof value !== 'object' || value instanceof Date) return value;
  if (isCanonical(value)) return value;
  return Object.fromEntries(
    Object.entries(value)
      .filter(([, each]) => each !== undefined)
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([key, each]) => [key, canonical(each)]),
  );
}

/** Nothing to put right: thousands of rows are named in order, and need no second object each. */
function isCanonical(value: object): boolean {
  let last = '';
  for (const [key, each] of Object.entries(value) as [string, unknown][]) {
    if (key < last || each === undefined) return false;
    if (each !== null && typeof each === 'object') {
      if (each instanceof Date) continue;
      const parts = Array.isArray(each) ? (each as unknown[]) : [each];
      if (!parts.every((part) => part === null || typeof part !== 'object' || isCanonical(part)))
        return false;
    }
    last = key;
  }
  return true;
}

/** What a person saw, in 64 hexadecimal digits: equal content has an equal hash, in whatever order its keys came. */
export function contentHash(content: unknown): string {
  const hash = createHash('sha256');
  for (const part of content === undefined ? ['undefined'] : jsonParts(canonical(content))) hash.update(part);
  return hash.digest('hex');
}

/**
 * Nothing becomes final without naming what becomes final: who finalises says the hash of what was on the screen.
 *
 * @throws DomainError DRAFT_CHANGED when the content is another one now.
 */
export function checkSeen(seenHash: string, content: unknown): void {
  if (seenHash !== contentHash(content)) throw new DomainError('DRAFT_CHANGED');
}
