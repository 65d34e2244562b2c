import type { ServiceDefinition } from '@zuoxi/platform/module';
import { ConversationsModule } from './conversations.module.js';

export const service = { module: ConversationsModule } satisfies ServiceDefinition;
