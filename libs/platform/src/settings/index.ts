export * from './setting-version.entity.js';
export * from './settings.js';
export * from './settings-desk.js';
export { type VersionState } from './timeline.js';
