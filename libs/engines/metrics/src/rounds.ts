import { addDays, BusinessDate, businessDateOf, startOfBusinessDate } from './clock.js';
import type { ResponseRule } from './response-rule.js';

export type Direction = 'buyer' | 'agent' | 'bot' | 'system';

/**
 * `transfer`: a system message that hands the buyer to `agentId`.
 * `automatic`: sent by itself (greeting, welcome text, automatic reply), under whosever name: it answers nothing.
 * `left-message`: no agent was free, and the buyer left it for later.
 */
export type MessageType =
  'text' | 'image' | 'card' | 'recall' | 'transfer' | 'system' | 'automatic' | 'left-message';

export interface RoundMessage {
  /** Epoch milliseconds. */
  readonly at: number;
  readonly direction: Direction;
  /** Who wrote it (agent), whom it was addressed to if the platform says so (buyer), who takes over (transfer). */
  readonly agentId?: string | null;
  readonly type: MessageType;
  readonly sessionId?: string | null;
  /** Order inside one second, where the platform's clock is coarse. Used only if every message has one. */
  readonly sequence?: number;
  /** Thanks, consent or an emoji (`isCourtesy`): after an answer it asks nothing. */
  readonly isCourtesy?: boolean;
  /** Known to ask nothing: see `askingNothing`. */
  readonly asksNothing?: boolean;
}

export interface Round {
  readonly on: BusinessDate;
  readonly askedAt: number;
  readonly answeredAt: number | null;
  readonly waitMs: number | null;
  /** Who answered; if nobody did, whose turn it was; null if nobody had the buyer yet. */
  readonly agentId: string | null;
  /** `bot`: a robot answered and the buyer went on, so no human owes this round anything. */
  readonly outcome: 'answered' | 'unanswered' | 'bot';
  /** When each question of the round was written; the first is `askedAt`. */
  readonly questionTimes: readonly number[];
  readonly sessionId: string | null;
}

export type RoundOptions = Partial<Pick<ResponseRule, 'botReply' | 'afterTransferOnly' | 'overnight'>>;

/** What was asked before midnight may be answered until then, where the definition says so. */
export const OVERNIGHT_HOURS = 6;
/** Asked of a moment: whether it lies in the night after a day. */
export const overnightOf = (on: BusinessDate): ((at: number) => boolean) => {
  const midnight = startOfBusinessDate(addDays(on, 1));
  return (at) => at >= midnight && at < midnight + OVERNIGHT_HOURS * 3_600_000;
};

const RANK: Record<Direction, number> = { system: 0, buyer: 1, bot: 2, agent: 3 };
const compareText = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

/** Time order; the same messages give the same order however they arrive. */
export function inOrder<M extends RoundMessage>(messages: readonly M[]): M[] {
  const sequenced = messages.every((message) => message.sequence !== undefined);
  return [...messages].sort(
    (a, b) =>
      a.at - b.at ||
      (sequenced ? (a.sequence ?? 0) - (b.sequence ?? 0) : 0) ||
      RANK[a.direction] - RANK[b.direction] ||
      compareText(a.agentId ?? '', b.agentId ?? '') ||
      compareText(a.type, b.type) ||
      compareText(a.sessionId ?? '', b.sessionId ?? ''),
  );
}

export const isQuestion = (message: RoundMessage): boolean =>
  message.direction === 'buyer' && (isContent(message.type) || message.type === 'left-message');

export const isHumanReply = (message: RoundMessage): boolean =>
  message.direction === 'agent' && isSaid(message.type);

const isAnswer = ({ direction, type }: RoundMessage): boolean =>
  (direction === 'agent' || direction === 'bot') && isSaid(type);

/**
 * A buyer's day in time order, with what asks nothing marked: thanks after an answer of that day, in whichever session
 * and by whomever, or after a human's of the day before.
 */
export function askingNothing<M extends RoundMessage>(
  day: readonly M[],
  answeredBefore: boolean,
): (M & { readonly asksNothing: boolean })[] {
  let wasAnswered = answeredBefore;
  return day.map((message) => {
    const asksNothing = wasAnswered && message.isCourtesy === true && isQuestion(message);
    wasAnswered ||= isAnswer(message);
    return { ...message, asksNothing };
  });
}

/** A card of goods, an order, a coupon or a red packet says nothing by itself; of a buyer it asks about what it shows. */
const isSaid = (type: MessageType): boolean => type === 'text' || type === 'image';
const isContent = (type: MessageType): boolean => isSaid(type) || type === 'card';

interface OpenRound {
  questionTimes: number[];
  sessionId: string | null;
  botReplied: boolean;
}

/**
 * Dialogue rounds, each closed by the end of its day: a buyer's first unanswered message → the first human reply;
 * what the buyer adds before the reply does not open another round; what asks nothing is in none. Overnight, a round
 * still open at midnight is closed by the first human reply until 06:00; what is asked after midnight is the next day's.
 *
 * Accounts: where the platform says whom a message was addressed to (or a transfer says who took over), each account
 * has rounds of its own, so a transfer without a reply leaves an unanswered round on the first account, and the second
 * account owes only what is written to it. Where nothing is said, any human's reply answers.
 *
 * Source: metrics dictionary rules, golden cases of dingjiuxi.cn/tbnews/14066.
 */
export function roundsOf(messages: readonly RoundMessage[], options: RoundOptions = {}): Round[] {
  const rounds: Round[] = [];
  const days = byDay(inOrder(messages));
  for (const [on, day] of days) {
    const isLate = overnightOf(on);
    const late = options.overnight
      ? (days.get(addDays(on, 1)) ?? []).filter((message) => isHumanReply(message) && isLate(message.at))
      : [];
    rounds.push(...roundsOfDay(on, [...day, ...late], options));
  }
  return rounds.sort(byQuestion);
}

const byQuestion = (a: Round, b: Round): number =>
  a.askedAt - b.askedAt || compareText(a.agentId ?? '', b.agentId ?? '');

function byDay(sorted: readonly RoundMessage[]): Map<BusinessDate, RoundMessage[]> {
  const days = new Map<BusinessDate, RoundMessage[]>();
  for (const message of sorted) {
    const on = businessDateOf(message.at);
    const day = days.get(on);
    if (day) day.push(message);
    else days.set(on, [message]);
  }
  return days;
}

/** Of one day's messages that are in order already, with the night's replies behind them if those count. */
export function roundsOfDay(on: BusinessDate, day: readonly RoundMessage[], options: RoundOptions): Round[] {
  const botReply = options.botReply ?? 'ends-round';
  const rounds: Round[] = [];
  /** Keyed by the account that owes the answer; '' = whoever comes first. */
  const open = new Map<string, OpenRound>();
  let assigned: string | null = null;
  let lastSpeaker: string | null = null;

  const close = (
    key: string,
    round: OpenRound,
    outcome: Round['outcome'],
    at: number | null,
    by: string | null,
  ) => {
    open.delete(key);
    const askedAt = round.questionTimes[0]!;
    rounds.push({
      on,
      askedAt,
      answeredAt: at,
      waitMs: at === null ? null : at - askedAt,
      agentId: by ?? (key === '' ? lastSpeaker : key),
      outcome,
      questionTimes: round.questionTimes,
      sessionId: round.sessionId,
    });
  };

  for (const message of options.afterTransferOnly ? afterFirstTransfer(day) : day) {
    const agentId = message.agentId ?? null;
    if (message.direction === 'system') {
      if (message.type !== 'transfer' || agentId === null) continue;
      // A round nobody in particular owed now has an owner: the one who was talking, else the one who takes over.
      const unowned = open.get('');
      const owner = lastSpeaker ?? agentId;
      if (unowned && !open.has(owner)) {
        open.delete('');
        open.set(owner, unowned);
      }
      assigned = agentId;
    } else if (message.direction === 'bot') {
      // Whom only a greeting met, nobody has answered.
      if (!isSaid(message.type)) continue;
      for (const round of open.values()) round.botReplied = true;
    } else if (isQuestion(message)) {
      if (message.asksNothing) continue;
      const key = agentId ?? assigned ?? '';
      const current = open.get(key);
      if (current && !(current.botReplied && botReply === 'ends-round')) {
        current.questionTimes.push(message.at);
        continue;
      }
      if (current) close(key, current, 'bot', null, null);
      open.set(key, { questionTimes: [message.at], sessionId: message.sessionId ?? null, botReplied: false });
    } else if (isHumanReply(message)) {
      for (const [key, round] of [...open]) {
        if (key === '' || agentId === null || key === agentId)
          close(key, round, 'answered', message.at, agentId);
      }
      lastSpeaker = agentId ?? lastSpeaker;
    }
  }
  for (const [key, round] of [...open]) {
    close(key, round, round.botReplied && botReply === 'ends-round' ? 'bot' : 'unanswered', null, null);
  }
  return rounds.sort(byQuestion);
}

/** Drops what the buyer wrote to the robot of a session, if its hand-over to a human is on record before any human spoke. */
function afterFirstTransfer(day: readonly RoundMessage[]): readonly RoundMessage[] {
  const first = new Map<string | null, RoundMessage>();
  for (const message of day) {
    const session = message.sessionId ?? null;
    if (!first.has(session) && (message.type === 'transfer' || isHumanReply(message)))
      first.set(session, message);
  }
  const passed = new Set<string | null>();
  return day.filter((message) => {
    const session = message.sessionId ?? null;
    const start = first.get(session);
    if (start === message) passed.add(session);
    return start?.type !== 'transfer' || passed.has(session);
  });
}
