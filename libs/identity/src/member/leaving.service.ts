import { Inject, Injectable } from '@nestjs/common';
import { addDays, businessDateOf, Clock, instantAt } from '@zuoxi/platform/calendar';
import { checkSeen, contentHash } from '@zuoxi/platform/content';
import { holds, type ProviderContext } from '@zuoxi/platform/context';
import { changesOf, type Database, ofStores, type ReadTx } from '@zuoxi/platform/database';
import { DomainError, found, invalid } from '@zuoxi/platform/errors';
import { doorOf } from '@zuoxi/platform/module';
import { Agent, ShareLink } from '@zuoxi/published';
import type { AgentId, PersonEnding } from '@zuoxi/vocabulary';
import { IsNull, MoreThan } from 'typeorm';
import { Account } from '../directory/account.entity.js';
import { ApiKey } from '../directory/api-key.entity.js';
import { Membership } from '../directory/membership.entity.js';
import { checkDecides } from '../role/giving.js';
import { SubAccountListService } from '../sub-account/sub-account-list.service.js';
import { Session } from '../session/session.entity.js';
import { checkReach, ownerBeside, keepsAnOwner } from './member.service.js';

const nothingMore = { name: '', storeId: null, count: null, until: null };

/** Sign-ins come and go while somebody reads; all of them end, whichever they are. */
const contentOf = (endings: readonly PersonEnding[]) => endings.filter(({ kind }) => kind !== 'sessions');

const isOwner = ({ role, storeId }: Membership) => role === 'provider-owner' && storeId === null;

/** A person's last day, and their return. */
@Injectable()
export class LeavingService {
  constructor(
    @Inject(doorOf('identity')) private readonly db: Database,
    private readonly subAccounts: SubAccountListService,
    private readonly clock: Clock,
  ) {}

  /**
   * What the person ends with who is this agent; nobody signs in as it: nothing.
   *
   * @throws DomainError LAST_OWNER, FORBIDDEN where they hold more than an agent's role and the caller gives out none
   */
  endingsOfAgent(ctx: ProviderContext, agentId: string): Promise<PersonEnding[]> {
    return this.db.read(ctx, async (tx) => {
      const held = await this.heldByAgent(ctx, tx, agentId);
      return [
        ...(held.length ? await this.endings(ctx, tx, held) : []),
        ...(await this.toReturn(ctx, tx, agentId, held)),
      ];
    });
  }

  /** Their rights end with the last day, at once when that is today; with null they have them again. */
  async agentLeaves(ctx: ProviderContext, input: { agentId: string; leftOn: string | null }): Promise<void> {
    const held = await this.db.read(ctx, (tx) => this.heldByAgent(ctx, tx, input.agentId));
    if (held.length) await this.set(ctx, held, input);
  }

  async preview(ctx: ProviderContext, memberId: string) {
    const endings = await this.db.read(ctx, async (tx) =>
      this.endingsOfMember(ctx, tx, await this.heldByMember(ctx, tx, memberId)),
    );
    return { endings, contentHash: contentHash(contentOf(endings)) };
  }

  /**
   * @throws DomainError LEAVES_AS_AGENT, LAST_OWNER, DRAFT_CHANGED when what ends is not what was seen; INVALID_INPUT for
   *   a day that is over
   */
  async leave(
    ctx: ProviderContext,
    input: { id: string; leftOn?: string | null; contentHash?: string | null },
  ): Promise<void> {
    const leftOn = input.leftOn ?? null;
    const held = await this.db.read(ctx, (tx) => this.heldByMember(ctx, tx, input.id));
    await this.set(ctx, held, { ...input, leftOn }, async (tx) => {
      if (leftOn) checkSeen(input.contentHash ?? '', contentOf(await this.endingsOfMember(ctx, tx, held)));
    });
  }

  private async set(
    ctx: ProviderContext,
    held: readonly Membership[],
    input: { leftOn: string | null },
    check: (tx: ReadTx) => Promise<void> = async () => undefined,
  ): Promise<void> {
    const now = this.clock.now();
    const { leftOn } = input;
    const today = businessDateOf(now);
    if (leftOn && leftOn < today) throw invalid([{ field: 'leftOn', code: 'DATE_PAST' }]);
    const endsAt = leftOn ? (leftOn === today ? now : instantAt(addDays(leftOn, 1))) : null;
    const { accountId } = found(held[0], 'member');
    await this.db.write(
      ctx,
      'member.leave',
      async (tx) => {
        const { manager, audit } = tx;
        await checkMayEnd(ctx, tx, held);
        await check(tx);
        const own = { providerId: ctx.providerId, accountId, revokedAt: IsNull() };
        await manager.update(Membership, own, { endsAt });
        if (held.some(isOwner)) await keepsAnOwner(ctx, tx);
        // Were they to come back within the hours that a sign-in lives, it would live on.
        if (endsAt === now) await manager.update(Session, { accountId, endedAt: IsNull() }, { endedAt: now });
        const account = found(await manager.findOneBy(Account, { id: accountId }), 'account');
        const former = held.find((membership) => membership.endsAt)?.endsAt;
        audit({
          subjectType: 'account',
          subjectId: accountId,
          details: { name: account.name },
          changes: changesOf({ leftOn: former ? lastDayOf(former) : null }, { leftOn }),
        });
        return null;
      },
      input,
    );
  }

  private async endingsOfMember(ctx: ProviderContext, tx: ReadTx, held: readonly Membership[]) {
    return [...(await this.endings(ctx, tx, held)), ...(await this.toReturn(ctx, tx, null, held))];
  }

  /** Sub-accounts of shops, which nobody can end from here: somebody takes them back. */
  private async toReturn(
    ctx: ProviderContext,
    tx: ReadTx,
    agentId: string | null,
    held: readonly Membership[],
  ): Promise<PersonEnding[]> {
    const memberIds = held.map(({ id }) => id);
    const accounts = await this.subAccounts.heldBy(ctx, tx, { agentId, memberIds });
    return accounts.map(({ name, storeId }) => ({
      ...nothingMore,
      kind: 'sub_account' as const,
      name,
      storeId,
    }));
  }

  private async endings(
    ctx: ProviderContext,
    tx: ReadTx,
    held: readonly Membership[],
  ): Promise<PersonEnding[]> {
    await checkMayEnd(ctx, tx, held);
    const { accountId } = found(held[0], 'member');
    if (held.some(isOwner)) await ownerBeside(ctx, tx, accountId);
    const { manager } = tx;
    const now = this.clock.now();
    const made = { providerId: ctx.providerId, createdBy: accountId, revokedAt: IsNull() };
    const sessions = await manager.countBy(Session, {
      accountId,
      endedAt: IsNull(),
      expiresAt: MoreThan(now),
    });
    const keys = await manager.find(ApiKey, { where: made, order: { createdAt: 'ASC' } });
    const links = await manager.find(ShareLink, {
      where: { ...ofStores(ctx), ...made, expiresAt: MoreThan(now) },
      order: { expiresAt: 'ASC', id: 'ASC' },
    });
    return [
      ...held.map(({ role, storeId }) => ({ ...nothingMore, kind: 'role' as const, name: role, storeId })),
      ...(sessions ? [{ ...nothingMore, kind: 'sessions' as const, count: sessions }] : []),
      ...keys.map(({ name, storeId }) => ({ ...nothingMore, kind: 'api_key' as const, name, storeId })),
      ...links.map(({ storeId, expiresAt }) => ({
        ...nothingMore,
        kind: 'share_link' as const,
        storeId,
        until: expiresAt.toISOString(),
      })),
    ];
  }

  private async heldByAgent(ctx: ProviderContext, tx: ReadTx, agentId: string): Promise<Membership[]> {
    const of = { providerId: ctx.providerId, agentId: agentId as AgentId, revokedAt: IsNull() };
    const own = await tx.manager.findOneBy(Membership, of);
    return own ? heldWith(ctx, tx, own) : [];
  }

  private async heldByMember(ctx: ProviderContext, tx: ReadTx, id: string): Promise<Membership[]> {
    checkReach(ctx, null);
    const { providerId } = ctx;
    const own = found(
      await tx.manager.findOneBy(Membership, { providerId, id, revokedAt: IsNull() }),
      'member',
    );
    const held = await heldWith(ctx, tx, own);
    const agentId = held.find((each) => each.agentId)?.agentId;
    const agent = agentId && (await tx.manager.findOneBy(Agent, { providerId, id: agentId }));
    if (agent) throw new DomainError('LEAVES_AS_AGENT', { name: agent.name });
    return held;
  }
}

/** Everything that the person of a membership holds in this provider. */
/** The day whose end it is, or in which it is. */
const lastDayOf = (endsAt: Date) => businessDateOf(new Date(endsAt.getTime() - 1));

const heldWith = ({ providerId }: ProviderContext, { manager }: ReadTx, { accountId }: Membership) =>
  manager.find(Membership, {
    where: { providerId, accountId, revokedAt: IsNull() },
    order: { createdAt: 'ASC', id: 'ASC' },
  });

/** Nobody takes rights away that they could not give. */
async function checkMayEnd(ctx: ProviderContext, tx: ReadTx, held: readonly Membership[]): Promise<void> {
  const more = held.filter(({ role }) => role !== 'agent');
  if (more.length && !holds(ctx, 'member:write', null))
    throw new DomainError('FORBIDDEN', { permission: 'member:write' });
  await checkDecides(ctx, tx, more);
}
