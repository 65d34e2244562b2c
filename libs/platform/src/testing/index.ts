export * from './builders.js';
export * from './catalog.js';
export * from './chats.js';
export * from './generated-row.js';
export * from './test-app.js';
export * from './test-database.js';
export * from './test-clock.js';
export * from './hostile-documents.js';
