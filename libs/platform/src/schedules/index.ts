export { checkZone, nextDue } from './schedule.rules.js';
export * from './run-sentences.js';
export * from './schedule-desk.js';
export * from './schedule-run.entity.js';
export * from './schedule-runs.js';
export * from './schedule.entity.js';
export * from './schedules.js';
export { clockText, weekdayNames } from './timing-words.js';
