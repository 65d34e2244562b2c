import { DomainError } from '../errors/index.js';

/** Of PostgreSQL: connection lost, resources short, shut down, serialisation or lock conflict. */
const databaseStates = /^(?:08|53|57P0|40001|40P01|55P03)/;
const networkCodes = new Set([
  'ECONNRESET',
  'ECONNREFUSED',
  'ECONNABORTED',
  'EPIPE',
  'ETIMEDOUT',
  'ENOTFOUND',
  'EAI_AGAIN',
  'EMFILE',
]);
/** What the driver says without a code. */
const words = /connection terminated|connection ended|timeout exceeded when trying to connect|not queryable/i;

/** Whether the same work may go well a moment later. Everything else fails the same way however often it is tried. */
export function isTransient(error: unknown): boolean {
  for (let each = error, depth = 0; each instanceof Error && depth < 5; each = each.cause, depth++) {
    if (each instanceof DomainError) return each.kind === 'unavailable';
    const { code } = each as { code?: unknown };
    if (typeof code === 'string' && (databaseStates.test(code) || networkCodes.has(code))) return true;
    if (words.test(each.message)) return true;
  }
  return false;
}
