import { Inject, Injectable } from '@nestjs/common';
import type { Context } from '@zuoxi/platform/context';
import { changesOf, type Database, lockName, type WriteTx } from '@zuoxi/platform/database';
import { DomainError, found } from '@zuoxi/platform/errors';
import { doorOf } from '@zuoxi/platform/module';
import type { StoreId } from '@zuoxi/vocabulary';
import type { StoreStatus } from '../api.types.js';
import type { IdentityTables } from '../tables.js';
import type { CorrectStoreInput, RenameClientInput, StoreLifeInput } from './store.inputs.js';

/** A shop's ways out and back, and what was written down wrongly about it or its client. */
@Injectable()
export class StoreLifeService {
  constructor(@Inject(doorOf('identity')) private readonly db: Database<IdentityTables>) {}

  /** Changes what is given and keeps the rest. */
  async correct(ctx: Context, input: CorrectStoreInput): Promise<void> {
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
      async ({ q, audit }) => {
        const before = found(
          await q
            .selectFrom('identity.store')
            .select(['name', 'category', 'platform'])
            .where('providerId', '=', ctx.providerId as string)
            .where('storeId', '=', storeId)
            .forNoKeyUpdate()
            .executeTakeFirst(),
          'store',
        );
        await q
          .updateTable('identity.store')
          .set(facts)
          .where('providerId', '=', ctx.providerId as string)
          .where('storeId', '=', storeId)
          .execute();
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
  async renameClient(ctx: Context, input: RenameClientInput) {
    const name = input.name.trim();
    return this.db.write(
      ctx,
      'client.rename',
      async (tx) => {
        const { q, audit } = tx;
        await lockName(tx, `client-name ${ctx.providerId} ${name}`);
        const taken = await q
          .selectFrom('identity.client')
          .select('id')
          .where('providerId', '=', ctx.providerId as string)
          .where('name', '=', name)
          .where('id', '!=', input.id)
          .executeTakeFirst();
        if (taken) throw new DomainError('ALREADY_EXISTS', { value: name });
        const before = await q
          .selectFrom('identity.client')
          .select('name')
          .where('providerId', '=', ctx.providerId as string)
          .where('id', '=', input.id)
          .forNoKeyUpdate()
          .executeTakeFirst();
        const renamed = await q
          .updateTable('identity.client')
          .set({ name })
          .where('providerId', '=', ctx.providerId as string)
          .where('id', '=', input.id)
          .returning(['id', 'name'])
          .executeTakeFirst();
        const client = found(renamed, 'client');
        audit({
          subjectType: 'client',
          subjectId: client.id,
          changes: changesOf(found(before, 'client'), { name }),
        });
        return client;
      },
      input,
    );
  }

  /** @throws DomainError STATE_CHANGED unless it is in service. */
  async pause(ctx: Context, input: StoreLifeInput): Promise<void> {
    const pause = (tx: WriteTx<IdentityTables>) => this.move(ctx, tx, input, 'paused', ['in_service']);
    await this.db.write(ctx, 'store.pause', pause, input);
  }

  /** @throws DomainError STATE_CHANGED when it is closed. */
  async close(ctx: Context, input: StoreLifeInput): Promise<void> {
    const open = ['lead', 'quoted', 'contracted', 'in_service', 'paused'] as const;
    const close = (tx: WriteTx<IdentityTables>) => this.move(ctx, tx, input, 'closed', open);
    await this.db.write(ctx, 'store.close', close, input);
  }

  /** @throws DomainError STATE_CHANGED unless it is paused or closed. */
  async reopen(ctx: Context, input: StoreLifeInput): Promise<void> {
    const reopen = (tx: WriteTx<IdentityTables>) => this.move(ctx, tx, input, null, ['paused', 'closed']);
    await this.db.write(ctx, 'store.reopen', reopen, input);
  }

  /** @param to null: where it stood before. */
  private async move(
    ctx: Context,
    { q, audit }: WriteTx<IdentityTables>,
    input: StoreLifeInput,
    to: 'paused' | 'closed' | null,
    from: readonly StoreStatus[],
  ): Promise<null> {
    const storeId = held(ctx, input.storeId);
    const now = found(
      await q
        .selectFrom('identity.store')
        .select(['status', 'statusBefore'])
        .where('providerId', '=', ctx.providerId as string)
        .where('storeId', '=', storeId)
        .forUpdate()
        .executeTakeFirst(),
      'store',
    );
    if (!from.includes(now.status)) throw new DomainError('STATE_CHANGED', { status: now.status });
    const status = to ?? now.statusBefore ?? 'in_service';
    // Closed while it was paused, it comes back to what it did before the pause.
    const before = now.status === 'paused' ? now.statusBefore : now.status;
    await q
      .updateTable('identity.store')
      .set({ status, statusBefore: to ? before : null })
      .where('providerId', '=', ctx.providerId as string)
      .where('storeId', '=', storeId)
      .execute();
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

const held = (ctx: Context, storeId: string): StoreId =>
  found(
    ctx.storeIds.find((id) => id === storeId),
    'store',
  );
