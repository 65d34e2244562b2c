export { ImportUndoService } from './imports/import-undo.service.js';
export { ConversationsModule } from './conversations.module.js';
export { service } from './service.js';
export { AgentAccountService } from './imports/agent-account.service.js';
export { ImportService, type UploadFacts } from './imports/import.service.js';
export { ConversationService } from './conversation/conversation.service.js';
export { OrderService } from './order/order.service.js';
export { SalesService } from './sales/sales.service.js';
export { failureOf, remarksOf } from './imports/import-remarks.js';
