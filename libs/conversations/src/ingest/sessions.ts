import { hash } from 'node:crypto';

export const SESSION_GAP_MS = 30 * 60_000;

const NOBODY = -1;

interface BuyerLog {
  readonly at: number[];
  /** Index of the agent account, NOBODY where the row names none. */
  readonly agent: number[];
}

interface Starts {
  readonly times: number[];
  readonly ids: string[];
}

/**
 * Conversations for files that number none: the messages of one buyer with one agent account, cut where nothing was
 * written for more than 30 minutes. A row without an agent (a robot's, a notice, a buyer nobody had taken yet) belongs
 * to the agent who writes to that buyer next within 30 minutes, else to the one who wrote last within 30 minutes.
 *
 * The whole file is looked at before the first id is given, so the order of rows does not matter. Only times are kept.
 * A file that begins in the middle of a session names it by its first message in that file.
 */
export class Sessions {
  private readonly buyers = new Map<string, BuyerLog>();
  private readonly agents: string[] = [];
  private readonly agentIndex = new Map<string, number>();
  private readonly starts = new Map<string, Starts>();
  private isClosed = false;

  constructor(private readonly gapMs = SESSION_GAP_MS) {}

  note(buyer: string, agent: string | null, at: Date): void {
    const log = this.buyers.get(buyer) ?? { at: [], agent: [] };
    if (log.at.length === 0) this.buyers.set(buyer, log);
    log.at.push(at.getTime());
    log.agent.push(agent === null ? NOBODY : this.indexOf(agent));
  }

  idOf(buyer: string, agent: string | null, at: Date): string {
    this.close();
    const log = this.buyers.get(buyer);
    const time = at.getTime();
    const index = agent === null ? this.nearestAgent(log, time) : (this.agentIndex.get(agent) ?? NOBODY);
    const starts = this.starts.get(keyOf(buyer, index));
    const position = starts ? lastBefore(starts.times, time + 1) : -1;
    return starts?.ids[position] ?? idFor(buyer, agent, time);
  }

  private indexOf(agent: string): number {
    let index = this.agentIndex.get(agent);
    if (index === undefined) {
      index = this.agents.push(agent) - 1;
      this.agentIndex.set(agent, index);
    }
    return index;
  }

  private close(): void {
    if (this.isClosed) return;
    this.isClosed = true;
    // By name, so that the order in which accounts appear in the file does not matter; rows without one come first.
    const rank = new Map(
      [...this.agents.keys()]
        .sort((a, b) => (this.agents[a]! < this.agents[b]! ? -1 : 1))
        .map((agent, i) => [agent, i]),
    );
    const rankOf = (agent: number): number => rank.get(agent) ?? -1;

    for (const [buyer, log] of this.buyers) {
      const order = [...log.at.keys()].sort(
        (a, b) => log.at[a]! - log.at[b]! || rankOf(log.agent[a]!) - rankOf(log.agent[b]!),
      );
      const sorted: BuyerLog = { at: order.map((i) => log.at[i]!), agent: order.map((i) => log.agent[i]!) };
      this.buyers.set(buyer, sorted);
      const byAgent = new Map<number, number[]>();
      for (const [i, at] of sorted.at.entries()) {
        const agent = sorted.agent[i] === NOBODY ? this.nearestAgent(sorted, at) : sorted.agent[i]!;
        const times = byAgent.get(agent);
        if (times) times.push(at);
        else byAgent.set(agent, [at]);
      }
      for (const [agent, times] of byAgent) {
        const first = times.filter((at, i) => i === 0 || at - times[i - 1]! > this.gapMs);
        const name = agent === NOBODY ? null : this.agents[agent]!;
        this.starts.set(keyOf(buyer, agent), {
          times: first,
          ids: first.map((at) => idFor(buyer, name, at)),
        });
      }
    }
  }

  private nearestAgent(log: BuyerLog | undefined, time: number): number {
    if (!log) return NOBODY;
    const here = lastBefore(log.at, time) + 1;
    for (let i = here; i < log.at.length && log.at[i]! - time <= this.gapMs; i++) {
      if (log.agent[i] !== NOBODY) return log.agent[i]!;
    }
    for (let i = here - 1; i >= 0 && time - log.at[i]! <= this.gapMs; i--) {
      if (log.agent[i] !== NOBODY) return log.agent[i]!;
    }
    return NOBODY;
  }
}

const keyOf = (buyer: string, agent: number): string => `${agent} ${buyer}`;

/** A digest, so that an id shows no buyer's nick. */
const idFor = (buyer: string, agent: string | null, startedAt: number): string =>
  `auto-${hash('sha256', JSON.stringify([buyer, agent, startedAt])).slice(0, 24)}`;

/** Index of the last element below `value`, -1 if there is none. */
function lastBefore(sorted: readonly number[], value: number): number {
  let low = 0;
  let high = sorted.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (sorted[middle]! < value) low = middle + 1;
    else high = middle;
  }
  return low - 1;
}
