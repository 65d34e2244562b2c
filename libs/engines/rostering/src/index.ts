export { checkRoster, coverOf } from './check-roster.js';
export { RosterInputError } from './roster.errors.js';
export * from './roster.types.js';
export { solveRoster } from './solve-roster.js';
export { type LinearProgram, maximum } from './simplex.js';
