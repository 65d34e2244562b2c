export * from './ids.js';
export * from './permissions.js';
export * from './deeds.js';
export * from './errors.js';
export * from './terms.js';
export * from './jobs.js';
export * from './exports.js';
export * from './passwords.js';
