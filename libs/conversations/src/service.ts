import type { ServiceDefinition } from '@zuoxi/platform/module';
import { ConversationsModule } from './conversations.module.js';
import { entities } from './entities.js';

export const service = { module: ConversationsModule, entities } satisfies ServiceDefinition;
