import { BusinessDate, businessDateOf, isInWindow, slotMinuteOf, startOfBusinessDate } from './clock.js';
import { metricFor } from './dictionary.js';
import { bucketOf, emptyHistogram, quantileFromHistogram, RESPONSE_BOUNDS_SECONDS } from './histogram.js';
import { Metric, MetricPurpose, Platform, ResponseRule } from './metric.js';
import { inOrder, isHumanReply, isQuestion, Round, RoundMessage, roundsOf } from './rounds.js';

export interface Conversation {
  readonly id: string;
  readonly platform: Platform;
  /** No agent was free and the buyer left a message: such sessions drop out of the session metrics of JD. */
  readonly leftMessage?: boolean;
}

/** Which definition fills the columns that differ by platform; null = the platform has no such number. */
export interface Definitions {
  readonly threeMinute: Metric | null;
  readonly thirtySecond: Metric | null;
  readonly averageResponse: Metric | null;
}

export const definitionsFor = (platform: Platform, on: BusinessDate): Definitions => ({
  threeMinute: metricFor(platform, 'three-minute', on),
  thirtySecond: metricFor(platform, 'thirty-second', on),
  averageResponse: metricFor(platform, 'average-response', on),
});

/** Columns that add up over slots, agents, days and stores. */
export const SUM_COLUMNS = [
  /** Buyers who wrote, once per buyer and day. = receivedUsers + noReply. */
  'consultUsers',
  /** Buyers who wrote and got a human message that day. */
  'receivedUsers',
  'noReply',
  /** Buyer × agent pairs that both wrote, once a day: 接待人数 as the platforms count it per agent. */
  'receptions',
  'sessions',
  'buyerMessages',
  'agentMessages',
  'firstResponseCount',
  'firstResponseMsSum',
  /** Generic rounds, the whole day; robots left out. */
  'rounds',
  'roundsAnswered',
  'responseMsSum',
  /** The platform's own mean response: its rounds, cap and window. */
  'platformResponseCount',
  'platformResponseMsSum',
  'within3mNumerator',
  'within3mDenominator',
  'within30sNumerator',
  'within30sDenominator',
] as const;

export type SumColumn = (typeof SUM_COLUMNS)[number];

export interface Sums extends Record<SumColumn, number> {
  /** Longest answered wait. Merges by maximum. */
  maxWaitMs: number;
  /** Answered generic rounds by response time; bounds in `RESPONSE_BOUNDS_SECONDS`. */
  responseHistogram: number[];
}

export interface SlotFacts extends Sums {
  readonly on: BusinessDate;
  /** Start of the half hour, minutes since the store's midnight. */
  readonly slotMinute: number;
  /** Null: nobody had taken the buyer. */
  readonly agentId: string | null;
}

const ZEROES = Object.fromEntries(SUM_COLUMNS.map((column) => [column, 0])) as Record<SumColumn, number>;

export const emptySums = (): Sums => ({ ...ZEROES, maxWaitMs: 0, responseHistogram: emptyHistogram() });

function addInto(target: Sums, source: Sums): void {
  for (const column of SUM_COLUMNS) target[column] += source[column];
  target.maxWaitMs = Math.max(target.maxWaitMs, source.maxWaitMs);
  for (let i = 0; i < RESPONSE_BOUNDS_SECONDS.length; i++) {
    target.responseHistogram[i] = (target.responseHistogram[i] ?? 0) + (source.responseHistogram[i] ?? 0);
  }
}

/** The sum of any set of facts: a day, an agent's month, a store. */
export function totalOf(facts: Iterable<Sums>): Sums {
  const total = emptySums();
  for (const slot of facts) addInto(total, slot);
  return total;
}

/** One row per (on, slotMinute, agentId), ordered. */
export function mergeFacts(...lists: readonly (readonly SlotFacts[])[]): SlotFacts[] {
  const ledger = new SlotLedger();
  for (const slot of lists.flat()) addInto(ledger.at(slot.on, slot.slotMinute, slot.agentId), slot);
  return ledger.rows();
}

class SlotLedger {
  /** By account, then by half hours since the epoch: every message asks, so keys are not strings. */
  private readonly accounts = new Map<string | null, Map<number, SlotFacts>>();

  at(on: BusinessDate, slotMinute: number, agentId: string | null): SlotFacts {
    return this.slot((startOfBusinessDate(on) / MINUTE_MS + slotMinute) / SLOT_MINUTES, agentId);
  }

  atInstant(at: number, agentId: string | null): SlotFacts {
    return this.slot(Math.floor(at / MINUTE_MS / SLOT_MINUTES), agentId);
  }

  rows(): SlotFacts[] {
    return [...this.accounts]
      .sort(([a], [b]) => compareText(a, b))
      .flatMap(([, slots]) => [...slots.values()])
      .sort((a, b) => compareText(a.on, b.on) || a.slotMinute - b.slotMinute);
  }

  private slot(halfHour: number, agentId: string | null): SlotFacts {
    let slots = this.accounts.get(agentId);
    if (!slots) this.accounts.set(agentId, (slots = new Map()));
    let slot = slots.get(halfHour);
    if (!slot) {
      const at = halfHour * SLOT_MINUTES * MINUTE_MS;
      slot = { on: businessDateOf(at), slotMinute: slotMinuteOf(at), agentId, ...emptySums() };
      slots.set(halfHour, slot);
    }
    return slot;
  }
}

/** Slot facts of each session of a conversation. */
class Ledger {
  private readonly sessions = new Map<string, SlotLedger>();

  at(sessionId: string, at: number, agentId: string | null): SlotFacts {
    let session = this.sessions.get(sessionId);
    if (!session) this.sessions.set(sessionId, (session = new SlotLedger()));
    return session.atInstant(at, agentId);
  }

  bySession(): Map<string, SlotFacts[]> {
    return new Map([...this.sessions].map(([id, ledger]) => [id, ledger.rows()]));
  }
}

const MINUTE_MS = 60_000;
const SLOT_MINUTES = 30;

/** Null comes first. */
const compareText = (a: string | null, b: string | null): number =>
  a === b ? 0 : a === null || (b !== null && a < b) ? -1 : 1;

/**
 * What one conversation adds to each agent's half hours. Everything is placed in the half hour of the buyer's question
 * it is about (messages: of the message; a reception: of the agent's first message that day), and credited to who
 * answered, or whose turn it was.
 *
 * Definitions are taken per business date unless given, so a conversation over New Year follows both years' rules.
 * A session belongs to the day its first buyer message was written.
 */
export function conversationFacts(
  conversation: Conversation,
  messages: readonly RoundMessage[],
  definitions?: DefinitionsOn,
): SlotFacts[] {
  const bySession = [...sessionFacts(conversation, messages, definitions).values()];
  return bySession.length === 1 ? (bySession[0] ?? []) : mergeFacts(...bySession);
}

type DefinitionsOn = Definitions | ((on: BusinessDate) => Definitions);

/**
 * The same facts, told apart by the session they came from: what a number opens to. Each thing counted is in exactly
 * one session, so the sessions add up to the conversation.
 */
export function sessionFacts(
  conversation: Conversation,
  messages: readonly RoundMessage[],
  definitions: DefinitionsOn = (on) => definitionsFor(conversation.platform, on),
): Map<string, SlotFacts[]> {
  const thread = new Thread(conversation, messages);
  const ledger = new Ledger();

  countMessages(thread, ledger);
  countBuyerDays(thread, ledger);
  for (const round of thread.rounds()) {
    if (round.outcome === 'bot') continue;
    const slot = ledger.at(thread.sessionOf(round), round.askedAt, round.agentId);
    slot.rounds += 1;
    if (round.waitMs === null) continue;
    slot.roundsAnswered += 1;
    slot.responseMsSum += round.waitMs;
    slot.maxWaitMs = Math.max(slot.maxWaitMs, round.waitMs);
    const bucket = bucketOf(round.waitMs);
    slot.responseHistogram[bucket] = (slot.responseHistogram[bucket] ?? 0) + 1;
  }
  for (const session of thread.sessions) {
    const first = session.rounds().find((round) => round.outcome !== 'bot');
    const agentId = (first ?? session.rounds()[0])?.agentId ?? null;
    ledger.at(session.id, session.startedAt, agentId).sessions += 1;
    if (first?.waitMs == null) continue;
    const slot = ledger.at(session.id, first.askedAt, first.agentId);
    slot.firstResponseCount += 1;
    slot.firstResponseMsSum += first.waitMs;
  }

  const definitionsOn = typeof definitions === 'function' ? definitions : () => definitions;
  for (const on of thread.days()) {
    const { threeMinute, thirtySecond, averageResponse } = definitionsOn(on);
    for (const unit of unitsOf(threeMinute, thread, on)) {
      const slot = ledger.at(unit.sessionId, unit.at, unit.agentId);
      slot.within3mDenominator += 1;
      slot.within3mNumerator += unit.isMet ? 1 : 0;
    }
    for (const unit of unitsOf(thirtySecond, thread, on)) {
      const slot = ledger.at(unit.sessionId, unit.at, unit.agentId);
      slot.within30sDenominator += 1;
      slot.within30sNumerator += unit.isMet ? 1 : 0;
    }
    for (const unit of unitsOf(averageResponse, thread, on)) {
      if (unit.waitMs === null) continue;
      const slot = ledger.at(unit.sessionId, unit.at, unit.agentId);
      slot.platformResponseCount += 1;
      slot.platformResponseMsSum += unit.waitMs;
    }
  }
  return ledger.bySession();
}

/** A conversation in time order, with its sessions and the rounds under each rule, computed once. */
class Thread {
  readonly messages: readonly RoundMessage[];
  readonly sessions: readonly Session[];
  readonly leftMessage: boolean;
  private readonly id: string;
  private readonly cache = new Map<string, Round[]>();

  constructor(conversation: Conversation, messages: readonly RoundMessage[]) {
    this.id = conversation.id;
    this.messages = inOrder(messages);
    this.leftMessage = conversation.leftMessage ?? false;
    const bySession = new Map<string, RoundMessage[]>();
    for (const message of this.messages) {
      const id = this.sessionOf(message);
      const list = bySession.get(id);
      if (list) list.push(message);
      else bySession.set(id, [message]);
    }
    const only = bySession.size === 1;
    this.sessions = [...bySession].flatMap(([id, list]) => {
      const start = list.find(isQuestion);
      const rounds = (rule?: ResponseRule) => (only ? this.rounds(rule) : roundsOf(list, rule));
      return start ? [{ id, startedAt: start.at, rounds }] : [];
    });
  }

  rounds(rule?: ResponseRule): Round[] {
    const key = `${rule?.botReply ?? 'ends-round'} ${rule?.afterTransferOnly ?? false}`;
    let rounds = this.cache.get(key);
    if (!rounds) {
      rounds = roundsOf(this.messages, rule);
      this.cache.set(key, rounds);
    }
    return rounds;
  }

  days(): BusinessDate[] {
    return [...new Set(this.messages.map((message) => businessDateOf(message.at)))];
  }

  /** The session that a message or a round's first question was written in. */
  sessionOf({ sessionId }: { readonly sessionId?: string | null }): string {
    return sessionId ?? this.id;
  }

  sessionStartOf(round: Round): number {
    const id = this.sessionOf(round);
    return this.sessions.find((session) => session.id === id)?.startedAt ?? round.askedAt;
  }
}

interface Session {
  readonly id: string;
  /** Its first buyer message; what only the store wrote is no session. */
  readonly startedAt: number;
  readonly rounds: (rule?: ResponseRule) => Round[];
}

function countMessages(thread: Thread, ledger: Ledger): void {
  for (const round of thread.rounds()) {
    const sessionId = thread.sessionOf(round);
    for (const at of round.questionTimes) ledger.at(sessionId, at, round.agentId).buyerMessages += 1;
  }
  for (const message of thread.messages) {
    if (!isHumanReply(message)) continue;
    ledger.at(thread.sessionOf(message), message.at, message.agentId ?? null).agentMessages += 1;
  }
}

function countBuyerDays(thread: Thread, ledger: Ledger): void {
  for (const on of thread.days()) {
    const today = thread.messages.filter((message) => businessDateOf(message.at) === on);
    const firstQuestion = today.find(isQuestion);
    if (!firstQuestion) continue;
    const firstMessages = new Map<string | null, RoundMessage>();
    for (const message of today) {
      if (!isHumanReply(message)) continue;
      const agentId = message.agentId ?? null;
      if (!firstMessages.has(agentId)) firstMessages.set(agentId, message);
    }
    for (const [agentId, message] of firstMessages)
      ledger.at(thread.sessionOf(message), message.at, agentId).receptions += 1;

    const [firstAgent] = firstMessages.keys();
    const owed = thread.rounds().find((round) => round.on === on)?.agentId ?? null;
    const isReceived = firstMessages.size > 0;
    const agentId = isReceived ? (firstAgent ?? null) : owed;
    const slot = ledger.at(thread.sessionOf(firstQuestion), firstQuestion.at, agentId);
    slot.consultUsers += 1;
    if (isReceived) slot.receivedUsers += 1;
    else slot.noReply += 1;
  }
}

/** One thing a definition judges: where it is booked, to whom, whether it met the threshold, what it adds to a mean. */
interface Unit {
  readonly sessionId: string;
  readonly at: number;
  readonly agentId: string | null;
  readonly isMet: boolean;
  /** Null: left out of the mean. */
  readonly waitMs: number | null;
}

function unitsOf(metric: Metric | null, thread: Thread, on: BusinessDate): Unit[] {
  const rule = metric?.rule;
  if (!metric || !rule || metric.origin !== 'messages') return [];
  const judge = (askedAt: number, round: Round): Unit => {
    const waitMs = round.answeredAt === null ? null : round.answeredAt - askedAt;
    return {
      sessionId: thread.sessionOf(round),
      at: askedAt,
      agentId: round.agentId,
      isMet: isMet(waitMs, rule),
      waitMs: meanPart(waitMs, rule),
    };
  };
  const counts = (askedAt: number, round: Round, sessionStart: () => number): boolean => {
    if (round.outcome === 'bot') return false;
    if (rule.windowTest === 'session-start')
      return !thread.leftMessage && isInWindow(sessionStart(), metric.window);
    return (
      isInWindow(askedAt, metric.window) ||
      (rule.windowTest === 'question-or-answer' &&
        round.answeredAt !== null &&
        isInWindow(round.answeredAt, metric.window))
    );
  };

  switch (rule.unit) {
    case 'round':
      return thread
        .rounds(rule)
        .filter(
          (round) => round.on === on && counts(round.askedAt, round, () => thread.sessionStartOf(round)),
        )
        .map((round) => judge(round.askedAt, round));
    case 'message':
      return thread
        .rounds(rule)
        .filter((round) => round.on === on)
        .flatMap((round) =>
          round.questionTimes
            .filter((at) => counts(at, round, () => thread.sessionStartOf(round)))
            .map((at) => judge(at, round)),
        );
    case 'session':
      return thread.sessions
        .filter((session) => businessDateOf(session.startedAt) === on)
        .flatMap((session) => {
          const rounds = session
            .rounds(rule)
            .filter((round) => counts(round.askedAt, round, () => session.startedAt));
          return oneOf(rounds, rule, judge);
        });
    case 'buyer':
      return oneOf(
        thread
          .rounds(rule)
          .filter((round) => round.on === on && counts(round.askedAt, round, () => round.askedAt)),
        rule,
        judge,
      );
  }
}

/** One verdict over several rounds: the first reply's, or, where every reply counts, that of the first that missed. */
function oneOf(
  rounds: readonly Round[],
  rule: ResponseRule,
  judge: (at: number, round: Round) => Unit,
): Unit[] {
  const first = rounds[0];
  if (!first) return [];
  if (rule.judgedBy === 'first-reply') return [judge(first.askedAt, first)];
  const verdicts = rounds.map((round) => judge(round.askedAt, round));
  const verdict = verdicts.find((unit) => !unit.isMet) ?? verdicts[0]!;
  return [{ ...verdict, at: first.askedAt }];
}

const isMet = (waitMs: number | null, rule: ResponseRule): boolean =>
  waitMs !== null && rule.thresholdSeconds !== null && waitMs <= rule.thresholdSeconds * 1000;

function meanPart(waitMs: number | null, rule: ResponseRule): number | null {
  const capMs = rule.capSeconds === null ? Infinity : rule.capSeconds * 1000;
  if (waitMs !== null) return Math.min(waitMs, capMs);
  return rule.unanswered === 'capped' && rule.capSeconds !== null ? capMs : null;
}

/** The only way a rate comes into being. Nothing measured is not nought: 0 / 0 = null. */
export const ratio = (numerator: number, denominator: number): number | null =>
  denominator === 0 ? null : numerator / denominator;

export interface Reading {
  readonly numerator: number;
  /** Null for plain counts. */
  readonly denominator: number | null;
  /** In the metric's unit; null = no data. */
  readonly value: number | null;
}

const COUNTS: Partial<Record<MetricPurpose, SumColumn>> = {
  consulted: 'consultUsers',
  received: 'receptions',
  'no-reply': 'noReply',
};

const RATIOS: Partial<Record<MetricPurpose, readonly [SumColumn, SumColumn]>> = {
  'first-response': ['firstResponseMsSum', 'firstResponseCount'],
  'three-minute': ['within3mNumerator', 'within3mDenominator'],
  'three-minute-message': ['within3mNumerator', 'within3mDenominator'],
  'thirty-second': ['within30sNumerator', 'within30sDenominator'],
};

/**
 * Reads a metric from sums. The sums must have been computed under that definition: the platform columns hold one
 * definition at a time (`Definitions`). Null if facts cannot answer (orders, reviews, export-only numbers).
 */
export function readMetric(metric: Metric, sums: Sums): Reading | null {
  if (metric.origin !== 'messages') return null;
  const count = COUNTS[metric.purpose];
  if (count) return { numerator: sums[count], denominator: null, value: sums[count] };

  if (metric.purpose === 'median-response' || metric.purpose === 'p90-response') {
    const value = quantileFromHistogram(
      sums.responseHistogram,
      metric.purpose === 'median-response' ? 0.5 : 0.9,
    );
    return { numerator: sums.roundsAnswered, denominator: sums.roundsAnswered, value };
  }
  const columns: readonly [SumColumn, SumColumn] | undefined =
    metric.purpose === 'average-response'
      ? metric.platforms.includes('generic')
        ? ['responseMsSum', 'roundsAnswered']
        : ['platformResponseMsSum', 'platformResponseCount']
      : RATIOS[metric.purpose];
  if (!columns) return null;
  const scale = metric.unit === 'seconds' ? 1000 : 1;
  const numerator = sums[columns[0]] / scale;
  const denominator = sums[columns[1]];
  return { numerator, denominator, value: ratio(numerator, denominator) };
}
