import { Inject, Injectable } from '@nestjs/common';
import { heldStore } from '@zuoxi/platform/access';
import { addDays, businessDateOf, Clock } from '@zuoxi/platform/calendar';
import { newId, type ProviderContext } from '@zuoxi/platform/context';
import { changesOf, type Database, move, ofStores, type WriteTx } from '@zuoxi/platform/database';
import { DomainError, found, invalid } from '@zuoxi/platform/errors';
import { FileEntry, Files, type StoredFile } from '@zuoxi/platform/files';
import { doorOf } from '@zuoxi/platform/module';
import { Any } from 'typeorm';
import type { MatterEnd, MatterKind, MatterSide, MatterStatus } from '../api.types.js';
import { MatterFile } from './matter-file.entity.js';
import { MatterMessage } from './matter-message.entity.js';
import { Matter } from './matter.entity.js';
import { matterEvents, matterTransitions, otherSide, sideOf, statusAfterReply } from './matter.rules.js';

type Said = { readonly text: string; readonly fileIds?: readonly string[] | null };

/** Nobody promises an answer for longer than that ahead. */
const furthestDays = 366;

/** What the provider and a shop ask of each other, and what they say to it. */
@Injectable()
export class MatterService {
  constructor(
    @Inject(doorOf('onboarding')) private readonly db: Database,
    private readonly files: Files,
    private readonly clock: Clock,
  ) {}

  /** A file that was received waits for the message that it goes with. */
  async keep(ctx: ProviderContext, file: StoredFile) {
    await this.db.write({ ...ctx, idempotencyKey: null }, null, (tx) => this.files.register(ctx, tx, file));
    return { id: file.id, name: file.name, bytes: file.bytes };
  }

  /** @throws DomainError INVALID_INPUT for a day that is over or too far ahead */
  open(
    ctx: ProviderContext,
    input: Said & { storeId?: string | null; kind: MatterKind; title: string; dueOn: string },
  ): Promise<string> {
    const storeId = heldStore(ctx, ctx.storeId ?? input.storeId);
    const { kind, dueOn } = input;
    const side = sideOf(ctx);
    const title = input.title.trim();
    return this.db.write(
      ctx,
      'matter.open',
      async (tx) => {
        const now = this.clock.now();
        const today = businessDateOf(now);
        if (dueOn < today) throw invalid([{ field: 'dueOn', code: 'DATE_PAST' }]);
        if (dueOn > addDays(today, furthestDays)) throw invalid([{ field: 'dueOn', code: 'OUT_OF_RANGE' }]);
        const matter: Matter = {
          ...{ providerId: ctx.providerId, storeId, id: newId(), kind, title, dueOn, status: 'open' },
          ...{ askedOf: otherSide(side), askedById: ctx.actor.id, askedBy: ctx.actor.name },
          ...{ askedAt: now, movedAt: now },
        };
        await tx.insert(Matter, matter);
        await this.say(ctx, tx, matter, side, input);
        const { id: subjectId, askedOf } = matter;
        tx.audit({ subjectType: 'matter', subjectId, storeId, details: { title, kind, dueOn } });
        await tx.happened(matterEvents.asked[askedOf], { storeId, subjectId, params: { title, on: dueOn } });
        return subjectId;
      },
      input,
    );
  }

  /** @throws DomainError STATE_CHANGED when it was withdrawn, INVALID_INPUT when nothing is said */
  async reply(ctx: ProviderContext, input: Said & { id: string }): Promise<string> {
    if (!input.text.trim() && !input.fileIds?.length)
      throw invalid([{ field: 'text', code: 'IS_NOT_EMPTY' }]);
    await this.db.write(
      ctx,
      'matter.reply',
      async (tx) => {
        const matter = await lockMatter(ctx, tx, input.id);
        const { storeId, id, title, status } = matter;
        if (status === 'withdrawn') throw new DomainError('STATE_CHANGED', { status });
        const side = sideOf(ctx);
        await this.say(ctx, tx, matter, side, input);
        const to = statusAfterReply(matter, side);
        if (to) await this.move(tx, matter, to);
        const changes = changesOf({ status }, { status: to ?? status });
        tx.audit({ subjectType: 'matter', subjectId: id, storeId, details: { title }, changes });
        await this.tell(tx, 'replied', matter, side);
        return null;
      },
      input,
    );
    return input.id;
  }

  /** @throws DomainError MATTER_NOT_OWN for the side that was asked, STATE_CHANGED when it is over */
  async close(ctx: ProviderContext, input: { id: string; as: MatterEnd }): Promise<string> {
    await this.db.write(
      ctx,
      'matter.close',
      async (tx) => {
        const matter = await lockMatter(ctx, tx, input.id);
        const { storeId, id, title, status } = matter;
        const side = sideOf(ctx);
        if (side === matter.askedOf) throw new DomainError('MATTER_NOT_OWN');
        await this.move(tx, matter, input.as);
        const changes = changesOf({ status }, { status: input.as });
        tx.audit({ subjectType: 'matter', subjectId: id, storeId, details: { title }, changes });
        await this.tell(tx, 'closed', matter, side);
        return null;
      },
      input,
    );
    return input.id;
  }

  /** The one way from a state to the next. */
  private async move(tx: WriteTx, { providerId, storeId, id }: Matter, to: MatterStatus): Promise<void> {
    const moved = { status: to, movedAt: this.clock.now() };
    await move(tx, Matter, matterTransitions, { providerId, storeId, id }, moved);
  }

  private async say(
    ctx: ProviderContext,
    { manager, insert }: WriteTx,
    { providerId, storeId, id: matterId }: Matter,
    side: MatterSide,
    { text, fileIds }: Said,
  ): Promise<void> {
    const id = newId();
    await insert(MatterMessage, {
      ...{ providerId, storeId, id, matterId, side, text: text.trim() },
      ...{ author: ctx.actor.name, at: this.clock.now() },
    });
    const asked = [...new Set(fileIds ?? [])];
    if (!asked.length) return;
    // Only what the same person sent here for a matter, and has not sent with another message.
    const files = await manager.findBy(FileEntry, {
      ...{ providerId, id: Any(asked), storeId, permission: 'matter:read', createdBy: ctx.actor.name },
    });
    const taken = await manager.countBy(MatterFile, { providerId, storeId, fileId: Any(asked) });
    found(files.length === asked.length && !taken ? files : null, 'file');
    const rows = files.map(({ id: fileId, name, bytes }): MatterFile => ({
      ...{ providerId, storeId, fileId, messageId: id, name, bytes },
    }));
    await insert(MatterFile, rows);
  }

  private tell(
    { happened }: WriteTx,
    what: 'replied' | 'closed',
    { storeId, id: subjectId, title, askedById, askedOf }: Matter,
    by: MatterSide,
  ): Promise<void> {
    const to = otherSide(by);
    // Whoever asked hears of the answer, whatever they do in the company.
    const accountIds = what === 'replied' && to !== askedOf ? [askedById] : [];
    return happened(matterEvents[what][to], { storeId, subjectId, params: { title }, accountIds });
  }
}

async function lockMatter(ctx: ProviderContext, { manager }: WriteTx, id: string): Promise<Matter> {
  const where = { ...ofStores(ctx), id };
  return found(await manager.findOne(Matter, { where, lock: { mode: 'pessimistic_write' } }), 'matter');
}
