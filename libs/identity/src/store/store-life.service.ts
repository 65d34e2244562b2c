import { Inject, Injectable } from '@nestjs/common';
import { heldStore } from '@zuoxi/platform/access';
import type { ProviderContext } from '@zuoxi/platform/context';
import { changesOf, type Database, lockName, type WriteTx } from '@zuoxi/platform/database';
import { DomainError, found } from '@zuoxi/platform/errors';
import { doorOf } from '@zuoxi/platform/module';
import type { StoreId } from '@zuoxi/vocabulary';
import { Not } from 'typeorm';
import type { StoreStatus } from '../api.types.js';
import { Client } from './client.entity.js';
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
    const pause = (tx: WriteTx) => this.move(ctx, tx, input, 'paused', ['in_service']);
    await this.db.write(ctx, 'store.pause', pause, input);
  }

  /** @throws DomainError STATE_CHANGED when it is closed. */
  async close(ctx: ProviderContext, input: StoreLifeInput): Promise<void> {
    const open = ['lead', 'quoted', 'contracted', 'in_service', 'paused'] as const;
    const close = (tx: WriteTx) => this.move(ctx, tx, input, 'closed', open);
    await this.db.write(ctx, 'store.close', close, input);
  }

  /** @throws DomainError STATE_CHANGED unless it is paused or closed. */
  async reopen(ctx: ProviderContext, input: StoreLifeInput): Promise<void> {
    const reopen = (tx: WriteTx) => this.move(ctx, tx, input, null, ['paused', 'closed']);
    await this.db.write(ctx, 'store.reopen', reopen, input);
  }

  /** @param to null: where it stood before. */
  private async move(
    ctx: ProviderContext,
    { manager, audit }: WriteTx,
    input: StoreLifeInput,
    to: 'paused' | 'closed' | null,
    from: readonly StoreStatus[],
  ): Promise<null> {
    const storeId = held(ctx, input.storeId);
    const where = { providerId: ctx.providerId, storeId };
    const now = found(await manager.findOne(Store, { where, lock: forUpdate }), 'store');
    if (!from.includes(now.status)) throw new DomainError('STATE_CHANGED', { status: now.status });
    const status = to ?? now.statusBefore ?? 'in_service';
    // Closed while it was paused, it comes back to what it did before the pause.
    const before = now.status === 'paused' ? now.statusBefore : now.status;
    const moved = { status, statusBefore: to ? before : null };
    await manager.update(Store, { ...where, status: now.status }, moved);
    const reason = input.reason.trim();
    audit({
      subjectType: 'store',
      subjectId: storeId,
      storeId,
      details: { reason },
      changes: changesOf({ status: now.status }, { status }),
    });
    return null;
  }
}

const held = (ctx: ProviderContext, storeId: string): StoreId => heldStore(ctx, storeId);
