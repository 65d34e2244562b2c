import { addDays, BusinessDate, businessDateOf, startOfBusinessDate } from './clock.js';

export interface Inquiry {
  readonly buyerId: string;
  readonly agentId: string | null;
  /** Epoch ms of the first message of the inquiry. */
  readonly at: number;
}

export interface Payment {
  readonly buyerId: string;
  readonly paidAt: number;
}

export interface ConversionFacts {
  readonly on: BusinessDate;
  readonly agentId: string | null;
  readonly inquiries: number;
  readonly converted: number;
}

/**
 * conv_next@1: inquiry users who paid after asking and by the end of the next day. A buyer counts once per day and
 * agent. The caller leaves out buyers who had already ordered when they asked.
 */
export function nextDayConversion(
  inquiries: readonly Inquiry[],
  payments: readonly Payment[],
): ConversionFacts[] {
  const paidAt = new Map<string, number[]>();
  for (const { buyerId, paidAt: at } of payments) paidAt.set(buyerId, [...(paidAt.get(buyerId) ?? []), at]);

  const first = new Map<string, Inquiry>();
  for (const inquiry of inquiries) {
    const key = JSON.stringify([businessDateOf(inquiry.at), inquiry.agentId, inquiry.buyerId]);
    const known = first.get(key);
    if (!known || inquiry.at < known.at) first.set(key, inquiry);
  }

  const rows = new Map<
    string,
    { on: BusinessDate; agentId: string | null; inquiries: number; converted: number }
  >();
  for (const { buyerId, agentId, at } of first.values()) {
    const on = businessDateOf(at);
    const deadline = startOfBusinessDate(addDays(on, 2));
    const key = JSON.stringify([on, agentId]);
    const row = rows.get(key) ?? { on, agentId, inquiries: 0, converted: 0 };
    row.inquiries += 1;
    if (paidAt.get(buyerId)?.some((paid) => paid >= at && paid < deadline)) row.converted += 1;
    rows.set(key, row);
  }
  return [...rows].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, row]) => row);
}

export interface Coverage {
  readonly numerator: number;
  readonly denominator: number;
  /** Who had chats and no review: the list a QC lead acts on. */
  readonly missing: readonly string[];
}

/** qc_cov@1 for chats of the business date `on`. A review says which day's chats it judges and when it was made. */
export function reviewCoverage(
  on: BusinessDate,
  agentsWithChats: Iterable<string>,
  reviews: readonly {
    readonly agentId: string;
    readonly chatsOn: BusinessDate;
    readonly reviewedOn: BusinessDate;
  }[],
): Coverage {
  const agents = [...new Set(agentsWithChats)].sort();
  const reviewed = new Set(
    reviews.filter((r) => r.chatsOn === on && r.reviewedOn <= addDays(on, 1)).map((r) => r.agentId),
  );
  const missing = agents.filter((agent) => !reviewed.has(agent));
  return { numerator: agents.length - missing.length, denominator: agents.length, missing };
}
