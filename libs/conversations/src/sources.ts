import type { ConversationService } from './conversation/conversation.service.js';
import type { BatchRow } from './imports/import.service.js';

/** What this service's types are made of, where a resolver needs more than their fields. */
export interface Sources {
  Conversation: Awaited<ReturnType<ConversationService['getMany']>>[number];
  ImportBatch: BatchRow;
}
