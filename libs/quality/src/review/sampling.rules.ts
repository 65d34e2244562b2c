import type { Locale } from '@zuoxi/vocabulary';

export interface Candidate {
  readonly conversationId: string;
  readonly agentId: string;
  readonly unanswered: boolean;
  readonly maxWaitSeconds: number | null;
  readonly rounds: number;
  readonly messageCount: number;
}
export type SampleReason = 'unanswered' | 'long-wait' | 'routine';

/** Why a conversation was drawn, as the inspector reads it. */
export const reasonWords: Readonly<Record<SampleReason, Readonly<Record<Locale, string>>>> = {
  unanswered: { 'zh-CN': '买家未获回复', 'en-US': 'left unanswered' },
  'long-wait': { 'zh-CN': '等待超过 3 分钟', 'en-US': 'waited over 3 minutes' },
  routine: { 'zh-CN': '例行抽检', 'en-US': 'routine' },
};

const longWaitSeconds = 180;

/**
 * One conversation for every agent with chats: the one most likely to teach something (left unanswered, then the
 * longest wait), else the longest talk. Deterministic, so that drawing twice draws the same.
 */
export function sampleOfDay(candidates: readonly Candidate[]): (Candidate & { reason: SampleReason })[] {
  const risk = (each: Candidate) => (each.unanswered ? 1e9 : 0) + (each.maxWaitSeconds ?? 0);
  return [...Map.groupBy(candidates, ({ agentId }) => agentId).values()].flatMap((own) => {
    const [first] = [...own].sort(
      (a, b) =>
        Number(risky(b)) - Number(risky(a)) ||
        (risky(a) ? risk(b) - risk(a) : b.messageCount - a.messageCount) ||
        (a.conversationId < b.conversationId ? -1 : 1),
    );
    return first ? [{ ...first, reason: reasonOf(first) }] : [];
  });
}

const risky = (each: Candidate) => reasonOf(each) !== 'routine';

function reasonOf(each: Candidate): SampleReason {
  if (each.unanswered) return 'unanswered';
  return (each.maxWaitSeconds ?? 0) > longWaitSeconds ? 'long-wait' : 'routine';
}

export interface AgentCoverage {
  readonly agentId: string;
  readonly chats: number;
  readonly coverage: 'missing' | 'late' | 'inTime';
  readonly reviewedAt: Date | null;
}

/** Every agent with chats; those whom somebody still has to look at first, among them the busiest. */
export function coverageOf(
  chats: ReadonlyMap<string, number>,
  reviewedAt: ReadonlyMap<string, Date>,
  /** Not reviewed by the end of the next day. */
  missed: ReadonlySet<string>,
): AgentCoverage[] {
  const rank = { missing: 0, late: 1, inTime: 2 } as const;
  return [...chats]
    .map(([agentId, count]) => {
      const at = reviewedAt.get(agentId) ?? null;
      const coverage = !missed.has(agentId)
        ? ('inTime' as const)
        : at
          ? ('late' as const)
          : ('missing' as const);
      return { agentId, chats: count, coverage, reviewedAt: at };
    })
    .sort(
      (a, b) => rank[a.coverage] - rank[b.coverage] || b.chats - a.chats || (a.agentId < b.agentId ? -1 : 1),
    );
}
