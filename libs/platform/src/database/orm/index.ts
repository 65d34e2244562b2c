export { managerOn, type Send } from './runner.js';
export type { Defaulted, Insert, NewRow, Reader, Sql, Writer } from './rows.js';
export { type Entity, sourceOf } from './source.js';
