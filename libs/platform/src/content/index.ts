import { createHash } from 'node:crypto';
import { DomainError } from '../errors/index.js';

/** The same value whatever order a database or a client keeps keys in. */
function canonical(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(canonical);
  if (value === null || typeof value !== 'object' || value instanceof Date) return value;
  return Object.fromEntries(
    Object.entries(value)
      .filter(([, each]) => each !== undefined)
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([key, each]) => [key, canonical(each)]),
  );
}

/** What a person saw, in 64 hexadecimal digits: equal content has an equal hash, in whatever order its keys came. */
export const contentHash = (content: unknown): string =>
  createHash('sha256')
    .update(JSON.stringify(canonical(content)) ?? 'undefined')
    .digest('hex');

/**
 * Nothing becomes final without naming what becomes final: who finalises says the hash of what was on the screen.
 *
 * @throws DomainError DRAFT_CHANGED when the content is another one now.
 */
export function checkSeen(seenHash: string, content: unknown): void {
  if (seenHash !== contentHash(content)) throw new DomainError('DRAFT_CHANGED');
}
