import { BusinessDate, businessDateOf } from './clock.js';
import type { ResponseRule } from './response-rule.js';
import {
  askingNothing,
  inOrder,
  isHumanReply,
  overnightOf,
  isQuestion,
  Round,
  RoundMessage,
  RoundOptions,
  roundsOfDay,
} from './rounds.js';

export interface BuyerDay {
  /** What the shop calls the buyer. */
  readonly buyer: string;
  readonly on: BusinessDate;
  /** The day's, in any order, and the human replies of the night after it (`overnightOf`). */
  readonly messages: readonly RoundMessage[];
  /** A human wrote to the buyer on the day before: thanks for that ask nothing. */
  readonly answeredBefore?: boolean;
}

export interface Session {
  readonly id: string;
  /** Its first question; what only the store wrote is no session. */
  readonly startedAt: number;
  /** No agent was free, and the buyer left a message. */
  readonly leftMessage: boolean;
  readonly rounds: (rule?: RoundOptions) => readonly Round[];
}

/** One agent's part in a buyer's day: the first thing they wrote to the buyer. */
export interface Reception {
  readonly agentId: string | null;
  readonly sessionId: string;
  readonly at: number;
}

export interface Question {
  readonly at: number;
  readonly sessionId: string;
  readonly agentId: string | null;
}

/** A buyer's day in time order, with its sessions and the rounds under each rule, computed once. */
export class Thread {
  readonly buyer: string;
  readonly on: BusinessDate;
  /** Of the day itself. */
  readonly messages: readonly RoundMessage[];
  readonly sessions: readonly Session[];
  /** Human replies of the night after. */
  private readonly late: readonly RoundMessage[];
  private readonly known = new Map<string, readonly Round[]>();
  private received?: readonly Reception[];
  private asked?: readonly Question[];

  constructor({ buyer, on, messages, answeredBefore }: BuyerDay) {
    this.buyer = buyer;
    this.on = on;
    const ordered = inOrder(messages);
    const own = ordered.filter((message) => businessDateOf(message.at) === on);
    this.messages = askingNothing(own, answeredBefore ?? false);
    const isLate = overnightOf(on);
    this.late = ordered.filter((message) => isHumanReply(message) && isLate(message.at));
    const bySession = Map.groupBy(this.messages, (message) => this.sessionOf(message));
    this.sessions = [...bySession].flatMap(([id, own]) => {
      const start = own.find(isQuestion);
      const rounds = (rule: RoundOptions = {}) =>
        bySession.size === 1 ? this.rounds(rule) : this.read(own, rule);
      const leftMessage = own.some(({ type }) => type === 'left-message');
      return start ? [{ id, startedAt: start.at, leftMessage, rounds }] : [];
    });
  }

  rounds(rule: RoundOptions = {}): readonly Round[] {
    const key = `${rule.botReply ?? 'ends-round'} ${rule.afterTransferOnly ?? false} ${rule.overnight ?? false}`;
    let rounds = this.known.get(key);
    if (!rounds) this.known.set(key, (rounds = this.read(this.messages, rule)));
    return rounds;
  }

  /** When each thing was asked that is owed an answer; mere thanks are not. */
  questions(): readonly Question[] {
    return (this.asked ??= this.rounds({ overnight: true }).flatMap((round) =>
      round.questionTimes.map((at) => ({ at, sessionId: this.sessionOf(round), agentId: round.agentId })),
    ));
  }

  /** Who answered the buyer by hand, each once, in the order of their first message; nobody if the buyer asked nothing. */
  receptions(): readonly Reception[] {
    return (this.received ??= this.receive());
  }

  private receive(): readonly Reception[] {
    const asked = this.questions();
    if (!asked.length) return [];
    const first = new Map<string | null, Reception>();
    const note = (agentId: string | null, sessionId: string, at: number) => {
      if (!first.has(agentId)) first.set(agentId, { agentId, sessionId, at });
    };
    for (const message of this.messages)
      if (isHumanReply(message)) note(message.agentId ?? null, this.sessionOf(message), message.at);
    // What was open at midnight, in the half hour of the question: if not whom it was written to, whoever came first.
    const [firstLate] = this.late;
    for (const round of this.rounds({ botReply: 'ignored', overnight: true })) {
      if (round.answeredAt === null && firstLate)
        note(firstLate.agentId ?? null, this.sessionOf(round), round.askedAt);
      else if (round.answeredAt !== null && businessDateOf(round.answeredAt) !== this.on)
        note(round.agentId, this.sessionOf(round), round.askedAt);
    }
    return [...first.values()];
  }

  /** The session that a message or a round's first question was written in. */
  sessionOf({ sessionId }: { readonly sessionId?: string | null }): string {
    return sessionId ?? this.buyer;
  }

  startOf(round: Round): Session | undefined {
    const id = this.sessionOf(round);
    return this.sessions.find((session) => session.id === id);
  }

  private read(messages: readonly RoundMessage[], rule: RoundOptions | ResponseRule): readonly Round[] {
    const { botReply = 'ends-round', afterTransferOnly = false, overnight = false } = rule;
    const options = { botReply, afterTransferOnly, overnight };
    // Ordered once, when the thread was made: every definition asks for its own rounds.
    return roundsOfDay(this.on, overnight ? [...messages, ...this.late] : messages, options);
  }
}
