export { NotificationsModule } from './notifications.module.js';
export { service } from './service.js';
export { ChannelService } from './channel/channel.service.js';
export { TellingService } from './telling/telling.service.js';
export { UnsubscribeLinks } from './mail/unsubscribe-links.js';
