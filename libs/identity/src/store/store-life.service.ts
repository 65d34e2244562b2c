import { Inject, Injectable } from '@nestjs/common';
import { heldStore } from '@zuoxi/platform/access';
import type { ProviderContext } from '@zuoxi/platform/context';
import { changesOf, type Database, lockName, move, type WriteTx } from '@zuoxi/platform/database';
import { DomainError, found } from '@zuoxi/platform/errors';
import { doorOf } from '@zuoxi/platform/module';
import type { StoreId } from '@zuoxi/vocabulary';
import { Not } from 'typeorm';
import { Client } from './client.entity.js';
import { gone, storeEvents, storeTransitions } from './stage.rules.js';
import { Store } from './store.entity.js';
import type { CorrectStoreInput, RenameClientInput, StoreLifeInput } from './store.inputs.js';

const forUpdate = { mode: 'for_no_key_update' } as const;

/** A shop's ways out and back, and what was written down wrongly about it or its client. */
@Injectable()
export class StoreLifeService {
  constructor(@Inject(doorOf('identity')) private readonly db: Database) {}

  /** Changes what is given and keeps the rest. */
  async correct(ctx: ProviderContext, input: CorrectStoreInput): Promise<void> {
    const storeId = held(ctx, input.storeId);
    const { name, category, platform } = input;
    const facts = {
      ...(name === undefined ? {} : { name: name.trim() }),
      ...(category === undefined ? {} : { category: category.trim() }),
      ...(platform === undefined ? {} : { platform }),
    };
    if (!Object.keys(facts).length) return;
    await this.db.write(
      ctx,
      'store.correct',
      async ({ manager, audit }) => {
        const where = { providerId: ctx.providerId, storeId };
        const { name, category, platform } = found(
          await manager.findOne(Store, { where, lock: forUpdate }),
          'store',
        );
        const before = { name, category, platform };
        await manager.update(Store, where, facts);
        audit({
          subjectType: 'store',
          subjectId: storeId,
          storeId,
          changes: changesOf(before, { ...before, ...facts }),
        });
        return null;
      },
      input,
    );
  }

  /**
   * For a role in the whole provider: a client may own stores that another caller does not hold.
   *
   * @throws DomainError ALREADY_EXISTS when another client has the name.
   */
  async renameClient(ctx: ProviderContext, input: RenameClientInput) {
    const name = input.name.trim();
    return this.db.write(
      ctx,
      'client.rename',
      async (tx) => {
        const { manager, audit } = tx;
        const providerId = ctx.providerId;
        const { id } = input;
        await lockName(tx, `client-name ${providerId} ${name}`);
        if (await manager.existsBy(Client, { providerId, name, id: Not(id) }))
          throw new DomainError('ALREADY_EXISTS', { value: name });
        const where = { providerId, id };
        const before = found(await manager.findOne(Client, { where, lock: forUpdate }), 'client');
        await manager.update(Client, where, { name });
        audit({ subjectType: 'client', subjectId: id, changes: changesOf({ name: before.name }, { name }) });
        return { id, name };
      },
      input,
    );
  }

  /** @throws DomainError STATE_CHANGED unless it is in service. */
  async pause(ctx: ProviderContext, input: StoreLifeInput): Promise<void> {
    const pause = (tx: WriteTx) => this.move(ctx, tx, input, 'pause');
    await this.db.write(ctx, 'store.pause', pause, input);
  }

  /** @throws DomainError STATE_CHANGED when it is closed. */
  async close(ctx: ProviderContext, input: StoreLifeInput): Promise<void> {
    const close = (tx: WriteTx) => this.move(ctx, tx, input, 'close');
    await this.db.write(ctx, 'store.close', close, input);
  }

  /** @throws DomainError STATE_CHANGED unless it is paused or closed. */
  async reopen(ctx: ProviderContext, input: StoreLifeInput): Promise<void> {
    const reopen = (tx: WriteTx) => this.move(ctx, tx, input, 'reopen');
    await this.db.write(ctx, 'store.reopen', reopen, input);
  }

  private async move(
    ctx: ProviderContext,
    tx: WriteTx,
    input: StoreLifeInput,
    way: keyof typeof storeEvents,
  ): Promise<null> {
    const storeId = held(ctx, input.storeId);
    const where = { providerId: ctx.providerId, storeId };
    const now = found(await tx.manager.findOne(Store, { where, lock: forUpdate }), 'store');
    const status = way === 'reopen' ? (now.statusBefore ?? 'in_service') : leadsTo[way];
    // Closed while it was paused, it comes back to what it did before the pause.
    const before = now.status === 'paused' ? now.statusBefore : now.status;
    const moved = { status, statusBefore: way === 'reopen' ? null : before };
    await move(tx, Store, storeTransitions, where, moved, way === 'reopen' ? gone : undefined);
    const reason = input.reason.trim();
    tx.audit({
      subjectType: 'store',
      subjectId: storeId,
      storeId,
      details: { reason },
      changes: changesOf({ status: now.status }, { status }),
    });
    await tx.happened(storeEvents[way], { storeId, subjectId: storeId });
    return null;
  }
}

const leadsTo = { pause: 'paused', close: 'closed' } as const;

const held = (ctx: ProviderContext, storeId: string): StoreId => heldStore(ctx, storeId);
