export * from './database.js';
export * from './migrate.js';
export { beginOperation } from './operation.js';
export * from './services.js';
export * from './queue-policy.js';
export * from './pool.js';
export * from './arrays.js';
export { type Changes, changesOf } from './changes.js';
export { AuditEntry } from './audit-entry.entity.js';
export { AuditHead } from './audit-head.entity.js';
export { appendAuditAsOwner, verifyAuditChain, verifyChainBy, type AuditNote } from './audit.js';
export { Idempotency } from './idempotency.entity.js';
export { CommitMarker } from './commit-marker.entity.js';
export { Migration } from './migration.entity.js';
export { lockName } from './lock.js';
export {
  type Defaulted,
  type Entity,
  move,
  moveAll,
  type Moved,
  type NewRow,
  ofStores,
  sourceOf,
  type Where,
} from './orm/index.js';
export { type Spread, spreadOf } from './spread.js';
