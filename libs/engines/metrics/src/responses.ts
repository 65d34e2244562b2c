import { ClockWindow, isInWindow } from './clock.js';
import type { Definition } from './metric.js';
import type { ResponseRule } from './response-rule.js';
import type { StoreDay, Unit } from './records.js';
import type { Round } from './rounds.js';
import type { Session, Thread } from './thread.js';

/** One thing a definition judges: whether it met the threshold, what it adds to a mean (null: left out of it). */
interface Judged extends Pick<Unit, 'row' | 'at' | 'agentId'> {
  readonly isMet: boolean;
  readonly waitMs: number | null;
}

/** Units of a metric of response times: of a rate one a judged thing, of a mean or quantile one a response. */
export function* responseUnits(
  metric: Pick<Definition, 'unit' | 'window'> & { readonly rule: ResponseRule },
  { threads, serviceHours }: StoreDay,
): Generator<Unit> {
  const window = metric.window === 'service-hours' ? serviceHours : metric.window;
  for (const thread of threads)
    for (const { isMet, waitMs, ...place } of judgedOf(metric.rule, window, thread)) {
      if (metric.unit === 'fraction') yield { ...place, numerator: isMet ? 1 : 0, denominator: 1 };
      else if (waitMs !== null) yield { ...place, numerator: waitMs, denominator: 1 };
    }
}

function judgedOf(rule: ResponseRule, window: ClockWindow | null, thread: Thread): Judged[] {
  const judge = (askedAt: number, round: Round): Judged => {
    const waitMs = round.answeredAt === null ? null : round.answeredAt - askedAt;
    return {
      row: thread.sessionOf(round),
      at: askedAt,
      agentId: round.agentId,
      isMet: isMet(waitMs, rule),
      waitMs: meanPart(waitMs, rule),
    };
  };
  const counts = (askedAt: number, round: Round, session: Session | undefined): boolean => {
    if (round.outcome === 'bot') return false;
    if (rule.windowTest === 'session-start')
      return !session?.leftMessage && isInWindow(session?.startedAt ?? askedAt, window);
    return (
      isInWindow(askedAt, window) ||
      (rule.windowTest === 'question-or-answer' &&
        round.answeredAt !== null &&
        isInWindow(round.answeredAt, window))
    );
  };

  switch (rule.unit) {
    case 'round':
      return thread
        .rounds(rule)
        .filter((round) => counts(round.askedAt, round, thread.startOf(round)))
        .map((round) => judge(round.askedAt, round));
    case 'message':
      return thread
        .rounds(rule)
        .flatMap((round) =>
          round.questionTimes
            .filter((at) => counts(at, round, thread.startOf(round)))
            .map((at) => judge(at, round)),
        );
    case 'session':
      return thread.sessions.flatMap((session) => {
        const human = session.rounds(rule).filter(({ outcome }) => outcome !== 'bot');
        // A session's first answer is that of its first round: if that lies outside, it has none here.
        const judged = rule.judgedBy === 'first-reply' ? human.slice(0, 1) : human;
        return oneOf(
          judged.filter((round) => counts(round.askedAt, round, session)),
          rule,
          judge,
        );
      });
    case 'buyer':
      return oneOf(
        thread.rounds(rule).filter((round) => counts(round.askedAt, round, thread.startOf(round))),
        rule,
        judge,
      );
  }
}

/** One verdict over several rounds: the first reply's, or, where every reply counts, that of the first that missed. */
function oneOf(
  rounds: readonly Round[],
  rule: ResponseRule,
  judge: (at: number, round: Round) => Judged,
): Judged[] {
  const first = rounds[0];
  if (!first) return [];
  if (rule.judgedBy === 'first-reply') return [judge(first.askedAt, first)];
  const verdicts = rounds.map((round) => judge(round.askedAt, round));
  const verdict = verdicts.find((each) => !each.isMet) ?? verdicts[0]!;
  return [{ ...verdict, at: first.askedAt }];
}

const isMet = (waitMs: number | null, rule: ResponseRule): boolean =>
  waitMs !== null && rule.thresholdSeconds !== null && waitMs <= rule.thresholdSeconds * 1000;

function meanPart(waitMs: number | null, rule: ResponseRule): number | null {
  const capMs = rule.capSeconds === null ? Infinity : rule.capSeconds * 1000;
  if (waitMs !== null) return Math.min(waitMs, capMs);
  return rule.unanswered === 'capped' && rule.capSeconds !== null ? capMs : null;
}
