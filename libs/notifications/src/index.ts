export { NotificationsModule } from './notifications.module.js';
export { service } from './service.js';
