export type { PlatformTables } from './tables.js';
export * from './database.js';
export * from './migrate.js';
export * from './services.js';
export * from './queue-policy.js';
export * from './pool.js';
export * from './arrays.js';
export { verifyAuditChain, type AuditNote } from './audit.js';
export { sql } from 'kysely';
