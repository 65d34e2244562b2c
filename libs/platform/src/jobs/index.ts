export * from './job-queue.js';
export * from './task.entity.js';
export * from './task-sentences.js';
export * from './tasks.js';
export * from './task-reader.js';
export * from './transient.js';
