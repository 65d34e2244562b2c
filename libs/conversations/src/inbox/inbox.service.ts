import { createReadStream } from 'node:fs';
import { Inject, Injectable } from '@nestjs/common';
import { Clock } from '@zuoxi/platform/calendar';
import { anonymousContext, type ProviderContext, systemContext } from '@zuoxi/platform/context';
import type { Database } from '@zuoxi/platform/database';
import { DomainError } from '@zuoxi/platform/errors';
import { Files } from '@zuoxi/platform/files';
import { isTransient } from '@zuoxi/platform/jobs';
import { doorOf } from '@zuoxi/platform/module';
import { logger } from '@zuoxi/platform/telemetry';
import { errorMessage, locales, type ProviderId, type StoreId } from '@zuoxi/vocabulary';
import { ingestMessage } from '../ingest/index.js';
import { ArrivalService } from '../imports/arrival.service.js';
import type { ImportFailure } from '../imports/import-remarks.js';
import { limitBytes } from '../imports/upload-query.js';
import { InboxClaim } from './inbox-claim.entity.js';
import { filesIn, type FoundFile, putAside } from './inbox-folder.js';

/** As the audit log names who brought such a file. */
const byFolder = { kind: 'system', id: 'inbox', name: '收件文件夹 · Watched folder' } as const;

/** Whoever claimed a file and has not put it aside by then was killed; the file is known by its content. */
const claimSeconds = 120;

const alreadyThere = {
  'zh-CN': '同样内容的文件已经导入过，没有重复导入。',
  'en-US': 'A file with the same content was imported before; nothing was imported twice.',
};

interface Place {
  readonly providerId: ProviderId;
  readonly storeId: StoreId;
}

/**
 * Takes files out of a folder: `<directory>/<provider>/<shop>/<file>`, once their size no longer changes, into `taken` or
 * `refused` beside them.
 */
@Injectable()
export class Inbox {
  /** Files as they were at the last look, by path. */
  private seen = new Map<string, string>();
  private readonly strangers = new Set<string>();

  constructor(
    @Inject(doorOf('conversations')) private readonly db: Database,
    private readonly files: Files,
    private readonly arrivals: ArrivalService,
    private readonly clock: Clock,
  ) {}

  /** Looks once; a file is taken that is as it was at the look before. */
  async look(directory: string): Promise<void> {
    const found = await filesIn(directory);
    const before = this.seen;
    this.seen = new Map(found.map((file) => [file.path, `${file.bytes} ${file.modified.getTime()}`]));
    for (const file of found) {
      if (before.get(file.path) !== this.seen.get(file.path)) continue;
      // What is wrong with one keeps no other from being taken.
      await this.take(file).catch((error: unknown) =>
        logger.error({ file: file.path, error: String(error) }, 'a file of the folder was not taken'),
      );
    }
  }

  private async take(file: FoundFile): Promise<void> {
    const place = await this.placeOf(file);
    if (!place) return;
    const ctx = systemContext(place.providerId, [place.storeId], { actor: byFolder });
    if (!(await this.claim(ctx, place, file.name))) return;
    const outcome = await this.bring(ctx, place, file);
    await putAside(file, outcome.where, this.clock.now(), outcome.said);
    await this.release(ctx, place, file.name);
  }

  private async bring(ctx: ProviderContext, { storeId }: Place, { name, path, modified }: FoundFile) {
    try {
      const stored = await this.files.receive(ctx, {
        ...{ name, mediaType: 'application/octet-stream', storeId, content: createReadStream(path) },
        ...{ limitBytes, permission: 'original:reveal' },
      });
      const facts = { storeId, kind: null, modified };
      const { known, waits, unreadable } = await this.arrivals.take(ctx, stored, facts);
      if (unreadable) return { where: 'refused' as const, said: inBoth(unreadable) };
      const said = [
        ...(waits ? inBoth(waits) : []),
        ...(known ? locales.map((each) => alreadyThere[each]) : []),
      ];
      return { where: 'taken' as const, said };
    } catch (error) {
      // Whatever may go well a moment later is tried again when the claim has run out.
      if (!(error instanceof DomainError) || isTransient(error)) throw error;
      const said = locales.map((locale) => errorMessage(error.code, locale, error.details));
      return { where: 'refused' as const, said };
    }
  }

  /** Whose folder it is; null, and said once, of a folder that is nobody's. */
  private async placeOf({ provider, store }: FoundFile): Promise<Place | null> {
    const [place] = await this.db.read(anonymousContext(), ({ sql }) =>
      sql<Place>('select provider_id, store_id from identity.store_of_folder($1, $2)', [provider, store]),
    );
    const folder = `${provider}/${store}`;
    if (!place && !this.strangers.has(folder)) logger.warn({ folder }, 'a folder of no shop');
    if (!place) this.strangers.add(folder);
    return place ?? null;
  }

  private async claim(
    ctx: ProviderContext,
    { providerId, storeId }: Place,
    fileName: string,
  ): Promise<boolean> {
    const now = this.clock.now();
    const stale = new Date(now.getTime() - claimSeconds * 1000);
    const claimed = await this.db.write(ctx, null, ({ sql }) =>
      sql(
        `insert into conversations.inbox_claim as c (provider_id, store_id, file_name, claimed_at)
         values ($1, $2, $3, $4)
         on conflict (provider_id, store_id, file_name) do update set claimed_at = excluded.claimed_at
          where c.claimed_at < $5
         returning file_name`,
        [providerId, storeId, fileName, now, stale],
      ),
    );
    return claimed.length > 0;
  }

  private async release(ctx: ProviderContext, own: Place, fileName: string): Promise<void> {
    const { providerId, storeId } = own;
    await this.db.write(ctx, null, ({ manager }) =>
      manager.delete(InboxClaim, { providerId, storeId, fileName }),
    );
  }
}

const inBoth = ({ code, details }: ImportFailure): string[] =>
  locales.map((locale) => ingestMessage(code, locale, details));
