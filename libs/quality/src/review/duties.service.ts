import { Inject, Injectable } from '@nestjs/common';
import { Clock } from '@zuoxi/platform/calendar';
import { holds, personOf, type ProviderContext } from '@zuoxi/platform/context';
import type { Database, ReadTx } from '@zuoxi/platform/database';
import { DomainError } from '@zuoxi/platform/errors';
import { doorOf } from '@zuoxi/platform/module';
import type { Permission } from '@zuoxi/vocabulary';
import { type KeptFrom, ownTeamOf } from './own-team.js';
import type { ReviewRow } from './review.service.js';

type About = Pick<ReviewRow, 'agentId' | 'storeId'>;

/** Who may not judge what, whatever their roles: their own work, scores that they gave, and their own team's work. */
@Injectable()
export class DutiesService {
  constructor(
    @Inject(doorOf('quality')) private readonly db: Database,
    private readonly clock: Clock,
  ) {}

  /** @throws DomainError REVIEW_OWN_WORK, REVIEW_OWN_TEAM */
  async checkScoring(ctx: ProviderContext, review: ReviewRow): Promise<void> {
    if (isOwnWork(ctx, review)) throw new DomainError('REVIEW_OWN_WORK');
    await this.checkTeam(ctx, review, 'review:write');
  }

  /** @throws DomainError APPEAL_SAME_PERSON to who scored, REVIEW_OWN_WORK to whose work it is, REVIEW_OWN_TEAM */
  async checkDeciding(ctx: ProviderContext, review: ReviewRow): Promise<void> {
    if (review.inspectorId === personOf(ctx)) throw new DomainError('APPEAL_SAME_PERSON');
    if (isOwnWork(ctx, review)) throw new DomainError('REVIEW_OWN_WORK');
    await this.checkTeam(ctx, review, 'appeal:decide');
  }

  /** Whether the caller may decide the appeal that waits here, given whom their team keeps them from. */
  mayDecide(ctx: ProviderContext, review: ReviewRow, team: readonly KeptFrom[]): boolean {
    return (
      review.status === 'appealed' &&
      holds(ctx, 'appeal:decide', review.storeId) &&
      review.inspectorId !== personOf(ctx) &&
      !isOwnWork(ctx, review) &&
      !team.some(isAbout(review))
    );
  }

  /** Whose work, because they are of the caller's team, is for others to judge. */
  keptFrom(ctx: ProviderContext, permission: Permission, tx?: ReadTx): Promise<KeptFrom[]> {
    const read = (reading: ReadTx) => ownTeamOf(ctx, reading, permission, this.clock.now());
    return tx ? read(tx) : this.db.read(ctx, read);
  }

  private async checkTeam(ctx: ProviderContext, review: ReviewRow, permission: Permission): Promise<void> {
    const team = await this.keptFrom(ctx, permission);
    if (team.some(isAbout(review))) throw new DomainError('REVIEW_OWN_TEAM');
  }
}

const isAbout =
  ({ agentId, storeId }: About) =>
  (kept: KeptFrom) =>
    kept.agentId === agentId && kept.storeId === storeId;

const isOwnWork = ({ agentId }: ProviderContext, review: About) =>
  agentId !== null && agentId === review.agentId;
