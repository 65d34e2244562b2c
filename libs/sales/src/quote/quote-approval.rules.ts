import { type EventName, transitions } from '@zuoxi/vocabulary';
import type { QuoteApprovalStatus } from '../api.types.js';

/** One question, one answer; who is refused asks again, in a row of its own. */
export const approvalTransitions = transitions<QuoteApprovalStatus>({
  requested: ['approved', 'returned'],
  approved: [],
  returned: [],
});

/** What is heard of each state: by who may approve, or by who asked. */
export const approvalEvents = {
  requested: 'quote.approval-requested',
  approved: 'quote.approved',
  returned: 'quote.returned',
} as const satisfies Record<QuoteApprovalStatus, EventName>;
