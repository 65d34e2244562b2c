import type { ServiceDefinition } from '@zuoxi/platform/module';
import { entities } from './entities.js';
import { Addresses } from './mail/addresses.js';
import { NotificationsModule } from './notifications.module.js';

export const service = {
  module: NotificationsModule,
  entities,
  asks: { Addresses },
} satisfies ServiceDefinition;
