import { DomainError } from '@zuoxi/platform/errors';

export interface AdmissionLimits {
  /** Operations that run at once. */
  readonly running: number;
  /** Operations that wait for their turn; one more is refused at once. */
  readonly waiting: number;
  /** Of those that wait, how many may be of one provider, so that its burst leaves room for the others. */
  readonly waitingOfOne: number;
  /** How long one waits before it is refused. */
  readonly milliseconds: number;
}

/** What a process with a dozen database connections answers within two seconds. */
const usual: AdmissionLimits = { running: 32, waiting: 200, waitingOfOne: 120, milliseconds: 2000 };

interface Waiting {
  readonly of: string;
  readonly start: () => void;
}

/**
 * Lets in as much as is answered in good time. Whoever comes beyond that learns at once that it is too much now, with
 * UNAVAILABLE, instead of waiting for an answer that comes too late for anybody.
 */
export class Admission {
  private running = 0;
  private readonly queue = new Set<Waiting>();

  constructor(private readonly limits: AdmissionLimits = usual) {}

  /**
   * @param of whose share of the queue it counts to
   * @throws DomainError UNAVAILABLE when it cannot begin in time
   */
  async run<T>(of: string, work: () => Promise<T>): Promise<T> {
    if (this.running >= this.limits.running) await this.turn(of);
    else this.running += 1;
    try {
      return await work();
    } finally {
      const [next] = this.queue;
      // The place passes to the next one; without one it is free.
      if (next) next.start();
      else this.running -= 1;
    }
  }

  private turn(of: string): Promise<void> {
    const { waiting, waitingOfOne, milliseconds } = this.limits;
    let own = 0;
    for (const each of this.queue) if (each.of === of) own += 1;
    if (this.queue.size >= waiting || own >= waitingOfOne) throw new DomainError('UNAVAILABLE');
    return new Promise((resolve, reject) => {
      const entry: Waiting = {
        of,
        start: () => {
          clearTimeout(timer);
          this.queue.delete(entry);
          resolve();
        },
      };
      const timer = setTimeout(() => {
        this.queue.delete(entry);
        reject(new DomainError('UNAVAILABLE'));
      }, milliseconds);
      this.queue.add(entry);
    });
  }
}
