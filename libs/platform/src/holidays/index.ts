export * from './holiday-reader.js';
