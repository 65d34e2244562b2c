import { Agent, Store, StoreProfile } from '@zuoxi/published';
import { Conversation } from './conversation/conversation.entity.js';
import { Message } from './conversation/message.entity.js';
import { DayFact } from './facts/day-fact.entity.js';
import { HalfHourFact } from './facts/half-hour-fact.entity.js';
import { StaleDay } from './facts/stale-day.entity.js';
import { InboxClaim } from './inbox/inbox-claim.entity.js';
import { AgentAccount } from './imports/agent-account.entity.js';
import { AgentPerformance } from './imports/agent-performance.entity.js';
import { ImportBatch } from './imports/import-batch.entity.js';
import { ImportError } from './imports/import-error.entity.js';
import { NickSalt } from './imports/nick-salt.entity.js';
import { OriginalReveal } from './imports/original-reveal.entity.js';
import { RememberedMapping } from './imports/remembered-mapping.entity.js';
import { AfterSale } from './order/after-sale.entity.js';
import { OrderRecord } from './order/order-record.entity.js';
import { PushedMessage } from './push/pushed-message.entity.js';
import { BroughtRow } from './rows/brought-row.entity.js';
import { DayChange } from './rows/day-change.entity.js';
import { AttributionTerms } from './sales/attribution.entity.js';
import { Sale } from './sales/sale.entity.js';

/** Every table of this service, and the views of others that it asks by name. */
export const entities = [
  ...[ImportBatch, ImportError, AgentAccount, AgentPerformance, NickSalt, OriginalReveal, RememberedMapping],
  ...[Conversation, Message, OrderRecord, AfterSale, BroughtRow, DayChange],
  ...[DayFact, HalfHourFact, StaleDay, Sale, AttributionTerms, PushedMessage, InboxClaim],
  ...[Agent, Store, StoreProfile],
];
