import { Inject, Injectable } from '@nestjs/common';
import { heldStore } from '@zuoxi/platform/access';
import { businessDateOf, Clock } from '@zuoxi/platform/calendar';
import { checkSeen, contentHash } from '@zuoxi/platform/content';
import type { ProviderContext } from '@zuoxi/platform/context';
import type { Database } from '@zuoxi/platform/database';
import { found, invalid } from '@zuoxi/platform/errors';
import { doorOf } from '@zuoxi/platform/module';
import type { PersonEnding, StoreId } from '@zuoxi/vocabulary';
import { agentEvents } from '../agent/agent.rules.js';
import { AgentService, setAgent } from '../agent/agent.service.js';
import { freeShifts, readFreedShifts, readShiftsAfter } from './freed-shifts.js';
import { People } from './people.js';

/** Something that ends when an agent leaves. */
export interface AgentEnding {
  readonly kind: PersonEnding['kind'] | 'shift';
  readonly name: string;
  readonly storeId: StoreId | null;
  readonly count: number | null;
  readonly until: string | null;
  readonly on: string | null;
}

/** Sign-ins come and go while somebody reads; all of them end, whichever they are. */
const contentOf = (endings: readonly AgentEnding[]) => endings.filter(({ kind }) => kind !== 'sessions');

type Shifts = Awaited<ReturnType<typeof readShiftsAfter>>;
const endingsOf = (person: readonly PersonEnding[], shifts: Shifts): AgentEnding[] => [
  ...person.map((ending) => ({ ...ending, on: null })),
  ...shifts.map(({ shiftName, storeId, on }) => ({
    ...{ kind: 'shift' as const, name: shiftName, storeId, on },
    ...{ count: null, until: null },
  })),
];

/** An agent's last day, and their return. */
@Injectable()
export class AgentLeavingService {
  constructor(
    @Inject(doorOf('scheduling')) private readonly db: Database,
    private readonly agents: AgentService,
    private readonly people: People,
    private readonly clock: Clock,
  ) {}

  /** What ends with a last day, by name. */
  async preview(ctx: ProviderContext, { agentId, leftOn }: { agentId: string; leftOn: string }) {
    await this.agentOf(ctx, agentId);
    const person = await this.people.endingsOfAgent(ctx, agentId);
    const shifts = await this.db.read(ctx, (tx) => readShiftsAfter(ctx, tx, agentId, leftOn));
    const endings = endingsOf(person, shifts);
    return { endings, contentHash: contentHash(contentOf(endings)) };
  }

  /**
   * Leaves, or with null is back. On a day to come: until its end they are here; today: from now on they are not. What
   * they would have worked after it is free for others; what they have worked stays.
   *
   * @throws DomainError INVALID_INPUT for a day that is over, DRAFT_CHANGED when what ends is not what was seen, and what
   *   identity refuses: LAST_OWNER, FORBIDDEN
   */
  async leave(
    ctx: ProviderContext,
    input: { agentId: string; leftOn?: string | null; contentHash?: string | null },
  ) {
    const { agentId } = input;
    const leftOn = input.leftOn ?? null;
    const today = businessDateOf(this.clock.now());
    if (leftOn && leftOn < today) throw invalid([{ field: 'leftOn', code: 'DATE_PAST' }]);
    // Asked first: what identity would refuse is refused before anything is done.
    const { name } = await this.agentOf(ctx, agentId);
    const person = leftOn ? await this.people.endingsOfAgent(ctx, agentId) : [];
    await this.db.write(
      ctx,
      'agent.leave',
      async (tx) => {
        await setAgent(ctx, tx, agentId, { leftOn, status: leftOn === today ? 'left' : 'active' });
        const about = { storeId: null, subjectId: agentId };
        if (!leftOn) {
          await tx.happened(agentEvents.active, { ...about, params: { name } });
          return null;
        }
        await tx.happened(agentEvents.left, { ...about, params: { name, on: leftOn } });
        const shifts = await readShiftsAfter(ctx, tx, agentId, leftOn);
        checkSeen(input.contentHash ?? '', contentOf(endingsOf(person, shifts)));
        await freeShifts(ctx, tx, shifts, this.clock.now());
        return null;
      },
      input,
    );
    const idempotencyKey = ctx.idempotencyKey && `${ctx.idempotencyKey}:person`;
    await this.people.agentLeaves({ ...ctx, idempotencyKey }, { agentId, leftOn });
    return this.agentOf(ctx, agentId);
  }

  private async agentOf(ctx: ProviderContext, agentId: string) {
    return found((await this.agents.getMany(ctx, [agentId]))[0], 'agent');
  }

  /** Shifts from today on that are to be filled, in one store or all of the caller's. */
  async freed(ctx: ProviderContext, storeId: string | null | undefined) {
    const scope = storeId ? { ...ctx, storeIds: [heldStore(ctx, storeId)] } : ctx;
    return this.db.read(ctx, (tx) => readFreedShifts(scope, tx, businessDateOf(this.clock.now())));
  }
}
