import { Inject, Injectable } from '@nestjs/common';
import { heldStore } from '@zuoxi/platform/access';
import { businessDateOf, Clock } from '@zuoxi/platform/calendar';
import { newId, type ProviderContext } from '@zuoxi/platform/context';
import { changesOf, type Database, ofStores, type WriteTx } from '@zuoxi/platform/database';
import { DomainError, found, invalid } from '@zuoxi/platform/errors';
import { doorOf } from '@zuoxi/platform/module';
import { Agent } from '@zuoxi/published';
import type { AgentId, Platform } from '@zuoxi/vocabulary';
import { IsNull } from 'typeorm';
import type { SubAccountRight } from '../api.types.js';
import { Store } from '../store/store.entity.js';
import { SubAccountHolding } from './sub-account-holding.entity.js';
import { SubAccount } from './sub-account.entity.js';

/** Sub-accounts and who has them, changed. */
@Injectable()
export class SubAccountService {
  constructor(
    @Inject(doorOf('identity')) private readonly db: Database,
    private readonly clock: Clock,
  ) {}

  /** @throws DomainError ALREADY_EXISTS for a name that the shop has on that platform */
  async add(
    ctx: ProviderContext,
    input: { storeId: string; platform?: Platform | null; name: string; rights: readonly SubAccountRight[] },
  ): Promise<string> {
    const storeId = heldStore(ctx, input.storeId);
    const { providerId } = ctx;
    return this.db.write(
      ctx,
      'sub-account.add',
      async ({ manager, insert, audit }) => {
        const store = found(await manager.findOneBy(Store, { providerId, storeId }), 'store');
        const id = newId();
        const name = input.name.trim();
        const rights = [...new Set(input.rights)];
        const row = { providerId, storeId, id, name, rights, platform: input.platform ?? store.platform };
        const made = await insert(SubAccount, { ...row, createdAt: this.clock.now() }, { ignore: true });
        if (!made) throw new DomainError('ALREADY_EXISTS', { value: name });
        audit({ subjectType: 'sub-account', subjectId: id, storeId, details: { name, rights } });
        return id;
      },
      input,
    );
  }

  async change(
    ctx: ProviderContext,
    input: { subAccountId: string; name: string; rights: readonly SubAccountRight[] },
  ): Promise<string> {
    await this.db.write(
      ctx,
      'sub-account.change',
      async (tx) => {
        const account = await lockAccount(ctx, tx, input.subAccountId);
        const { providerId, storeId, id, platform } = account;
        const change = { name: input.name.trim(), rights: [...new Set(input.rights)] };
        const same = { providerId, storeId, platform, name: change.name, closedOn: IsNull() };
        const namesake = await tx.manager.findOneBy(SubAccount, same);
        if (namesake && namesake.id !== id) throw new DomainError('ALREADY_EXISTS', { value: change.name });
        await tx.manager.update(SubAccount, { providerId, storeId, id }, change);
        const { name, rights } = account;
        tx.audit({
          subjectType: 'sub-account',
          subjectId: id,
          storeId,
          changes: changesOf({ name, rights }, change),
        });
        return null;
      },
      input,
    );
    return input.subAccountId;
  }

  /**
   * Gives it out. Whoever had it has returned it that day.
   *
   * @throws DomainError INVALID_INPUT unless one holder is named and not before the last one; AGENT_LEFT, NOT_FOUND
   */
  async give(
    ctx: ProviderContext,
    input: { subAccountId: string; agentId?: string | null; memberId?: string | null; sinceOn: string },
  ): Promise<string> {
    const { sinceOn } = input;
    const agentId = (input.agentId ?? null) as AgentId | null;
    const memberId = input.memberId ?? null;
    if ((agentId === null) === (memberId === null))
      throw invalid([{ field: 'agentId', code: 'IS_NOT_EMPTY' }]);
    await this.db.write(
      ctx,
      'sub-account.give',
      async (tx) => {
        const { storeId, id, name } = await lockAccount(ctx, tx, input.subAccountId);
        const holder = agentId
          ? await this.agentHere(ctx, tx, agentId)
          : await this.memberHere(ctx, tx, memberId);
        await this.returned(ctx, tx, id, sinceOn, 'sinceOn');
        await tx.insert(SubAccountHolding, {
          ...{ providerId: ctx.providerId, storeId, id: newId(), subAccountId: id },
          ...{ agentId, memberId, sinceOn, givenBy: ctx.actor.name },
        });
        const details = { name, holder, on: sinceOn };
        tx.audit({ subjectType: 'sub-account', subjectId: id, storeId, details });
        return null;
      },
      input,
    );
    return input.subAccountId;
  }

  /** @throws DomainError STATE_CHANGED when nobody has it */
  async takeBack(ctx: ProviderContext, input: { subAccountId: string; returnedOn: string }): Promise<string> {
    await this.db.write(
      ctx,
      'sub-account.take-back',
      async (tx) => {
        const { storeId, id, name } = await lockAccount(ctx, tx, input.subAccountId);
        if (!(await this.returned(ctx, tx, id, input.returnedOn, 'returnedOn')))
          throw new DomainError('STATE_CHANGED', { status: 'free' });
        tx.audit({
          subjectType: 'sub-account',
          subjectId: id,
          storeId,
          details: { name, on: input.returnedOn },
        });
        return null;
      },
      input,
    );
    return input.subAccountId;
  }

  /** @throws DomainError SUB_ACCOUNT_HELD while somebody has it */
  async close(ctx: ProviderContext, subAccountId: string): Promise<string> {
    await this.db.write(
      ctx,
      'sub-account.close',
      async (tx) => {
        const { providerId, storeId, id, name } = await lockAccount(ctx, tx, subAccountId);
        const open = { providerId, storeId, subAccountId: id, returnedOn: IsNull() };
        if (await tx.manager.existsBy(SubAccountHolding, open))
          throw new DomainError('SUB_ACCOUNT_HELD', { name });
        const closedOn = businessDateOf(this.clock.now());
        await tx.manager.update(SubAccount, { providerId, storeId, id }, { closedOn });
        tx.audit({ subjectType: 'sub-account', subjectId: id, storeId, details: { name } });
        return null;
      },
      { subAccountId },
    );
    return subAccountId;
  }

  /** Ends the holding that is open, if one is. */
  private async returned(
    ctx: ProviderContext,
    { manager }: WriteTx,
    subAccountId: string,
    on: string,
    field: string,
  ): Promise<boolean> {
    if (on > businessDateOf(this.clock.now())) throw invalid([{ field, code: 'DATE_FUTURE' }]);
    const open = { ...ofStores(ctx), subAccountId, returnedOn: IsNull() };
    const held = await manager.findOneBy(SubAccountHolding, open);
    if (!held) return false;
    if (held.sinceOn > on) throw invalid([{ field, code: 'BEFORE_SINCE' }]);
    await manager.update(SubAccountHolding, open, { returnedOn: on });
    return true;
  }

  private async agentHere({ providerId }: ProviderContext, { manager }: WriteTx, id: AgentId) {
    const agent = found(await manager.findOneBy(Agent, { providerId, id }), 'agent');
    const isGone = agent.leftOn !== null && agent.leftOn < businessDateOf(this.clock.now());
    if (agent.status === 'left' || isGone) throw new DomainError('AGENT_LEFT', { name: agent.name });
    return agent.name;
  }

  private async memberHere({ providerId }: ProviderContext, { sql }: WriteTx, id: string | null) {
    const [member] = await sql<{ name: string }>(
      `select a.name
         from identity.membership m
         join identity.account a on a.id = m.account_id
        where m.provider_id = $1 and m.id = $2 and m.revoked_at is null and (m.ends_at is null or m.ends_at > $3)`,
      [providerId, id, this.clock.now()],
    );
    return found(member, 'member').name;
  }
}

/** @throws DomainError NOT_FOUND for one of a store that is not the caller's, and for one that is closed */
async function lockAccount(ctx: ProviderContext, { manager }: WriteTx, id: string): Promise<SubAccount> {
  const where = { ...ofStores(ctx), id, closedOn: IsNull() };
  return found(
    await manager.findOne(SubAccount, { where, lock: { mode: 'pessimistic_write' } }),
    'sub-account',
  );
}
