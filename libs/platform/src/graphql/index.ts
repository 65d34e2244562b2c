export * from './connections.js';
export * from './sorting.js';
export * from './errors.js';
export * from './loaders.js';
export * from './scalars.js';
export * from './schema.js';
export * from './validation.js';
export * from './document-size.js';
