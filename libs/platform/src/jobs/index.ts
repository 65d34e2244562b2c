export * from './job-queue.js';
export * from './tasks.js';
export * from './task-reader.js';
export * from './transient.js';
