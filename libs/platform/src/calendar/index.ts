export * from '../clock/clock.js';
export * from './business-date.js';
export * from './holiday.entity.js';
export * from './holidays.js';
export * from './reminder-days.js';
