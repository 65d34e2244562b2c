import { addDays, type BusinessDate, businessDateOf, startOfBusinessDate } from './clock.js';

/** Which moment of an order says whose sale it is; each looks back from it to the last agent who wrote to the buyer. */
export type AttributionRule = 'order_first' | 'pay_first' | 'order_then_pay';

/** As a shop agreed with whoever serves it. */
export interface Attribution {
  readonly rule: AttributionRule;
  /** Calendar days before the moment's own, each from its midnight. */
  readonly days: number;
}

export const ATTRIBUTION_RULES = ['order_first', 'pay_first', 'order_then_pay'] as const;
export const MAX_ATTRIBUTION_DAYS = 15;
export const USUAL_ATTRIBUTION: Attribution = { rule: 'order_then_pay', days: 3 };

/** A message that somebody wrote to a buyer by hand. */
export interface Service {
  /** Epoch milliseconds. */
  readonly at: number;
  /** Null: the file names nobody. */
  readonly agentId: string | null;
}

/** Why a sale is whose it is: the file says so, or somebody wrote last before it was ordered or paid. */
export type Credit =
  | { readonly by: 'file'; readonly agentId: string; readonly servedAt: null }
  | { readonly by: 'order' | 'payment'; readonly agentId: string | null; readonly servedAt: number };

/** First date whose messages may decide about an order of a date. */
export const firstDateOf = (on: BusinessDate, { days }: Attribution): BusinessDate => addDays(on, -days);

/**
 * Whose sale an order is; null: nobody's, it was bought in silence.
 *
 * @param served what was written to its buyer by hand, in order of time
 */
export function creditOf(
  order: { readonly agentId: string | null; readonly orderedAt: number | null; readonly paidAt: number },
  served: readonly Service[],
  attribution: Attribution,
): Credit | null {
  if (order.agentId !== null) return { by: 'file', agentId: order.agentId, servedAt: null };
  const lastBefore = (at: number): Service | undefined => {
    const since = startOfBusinessDate(firstDateOf(businessDateOf(at), attribution));
    return served.findLast((service) => service.at < at && service.at >= since);
  };
  const credit = (by: 'order' | 'payment', at: number): Credit | null => {
    const service = lastBefore(at);
    return service ? { by, agentId: service.agentId, servedAt: service.at } : null;
  };
  const ofPayment = () => credit('payment', order.paidAt);
  if (attribution.rule === 'pay_first') return ofPayment();
  // Of an order whose beginning no file tells, the payment is the first that is known.
  const ofOrder = order.orderedAt === null ? ofPayment() : credit('order', order.orderedAt);
  return attribution.rule === 'order_first' ? ofOrder : (ofOrder ?? ofPayment());
}
