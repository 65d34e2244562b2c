export { move, moveAll, type Moved } from './moving.js';
export { managerOn, type Send } from './runner.js';
export type { Defaulted, Insert, NewRow, Reader, Sql, Where, Writer } from './rows.js';
export { ofStores } from './scope.js';
export { type Entity, sourceOf } from './source.js';
