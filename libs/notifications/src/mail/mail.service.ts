import { Inject, Injectable } from '@nestjs/common';
import { type ProviderContext, systemContext } from '@zuoxi/platform/context';
import { changesOf, type Database } from '@zuoxi/platform/database';
import { found, notFound } from '@zuoxi/platform/errors';
import { doorOf } from '@zuoxi/platform/module';
import { type EventName, eventNames, type Locale } from '@zuoxi/vocabulary';
import { In, IsNull, Not } from 'typeorm';
import { Channel } from '../delivery/channel.entity.js';
import { Delivery } from '../delivery/delivery.entity.js';
import { DeliveryService } from '../delivery/delivery.service.js';
import { type AskedHours, quietHours, type Rhythm } from '../delivery/rhythm.rules.js';
import { isSilenceable } from '../notice/audience.rules.js';
import { enterChoice } from '../notice/choices.js';
import { Mailer } from './mailer.js';
import { UnsubscribeLinks } from './unsubscribe-links.js';

export type MailSettings = Rhythm & Pick<Channel, 'locale'>;

export type ChangedSettings = Omit<MailSettings, 'quietFrom' | 'quietUntil'> & AskedHours;

const usual: MailSettings = {
  ...{ locale: 'zh-CN', timeZone: 'Asia/Shanghai', quietFrom: null, quietUntil: null },
  ...{ digest: 'at_once', digestMinute: 540 },
};

const settingsIn = ({ locale, digest, digestMinute, quietFrom, quietUntil, timeZone }: MailSettings) => ({
  ...{ locale, digest, digestMinute, quietFrom, quietUntil, timeZone },
});

/** How mail to a person goes, and an end of it by one click. */
@Injectable()
export class MailService {
  constructor(
    @Inject(doorOf('notifications')) private readonly db: Database,
    private readonly mailer: Mailer,
    private readonly deliveries: DeliveryService,
    private readonly links: UnsubscribeLinks,
  ) {}

  settings(ctx: ProviderContext) {
    const { providerId, userId } = ctx;
    return this.db.read(ctx, async ({ manager }) => {
      const mailbox = userId && (await manager.findOneBy(Channel, { providerId, accountId: userId }));
      const said = { isOn: this.mailer.isOn };
      if (!mailbox) return { ...said, ...usual, waiting: 0, failure: null };
      const own = { providerId, channelId: mailbox.id };
      const [waiting, failed] = await Promise.all([
        manager.countBy(Delivery, { ...own, state: In(['waiting', 'sending']) }),
        manager.findOne(Delivery, {
          where: { ...own, state: In(['waiting', 'sending', 'dead']), failure: Not(IsNull()) },
          order: { dueAt: 'DESC' },
        }),
      ]);
      return { ...said, ...settingsIn(mailbox), waiting, failure: failed?.failure ?? null };
    });
  }

  /** @throws DomainError ZONE_UNKNOWN; INVALID_INPUT for quiet hours without beginning or end */
  async change(ctx: ProviderContext, input: ChangedSettings) {
    const { providerId, userId } = ctx;
    if (!userId) throw notFound('account');
    const after = settingsIn({ ...input, ...quietHours(input) });
    await this.db.write(
      ctx,
      'mail.change',
      async (tx) => {
        const mailbox = found((await this.deliveries.mailboxes(tx, providerId, [userId]))[0], 'account');
        await tx.manager.update(Channel, { providerId, id: mailbox.id }, after);
        await this.deliveries.retime(tx, providerId, mailbox.id);
        const changes = changesOf(settingsIn(mailbox), after);
        tx.audit({ subjectType: 'account', subjectId: userId, changes });
        return null;
      },
      input,
    );
    return this.settings(ctx);
  }

  /** What a link would end; null for `all`. @throws DomainError NOT_FOUND for a link that was not made here */
  async look(token: string, kind: string): Promise<{ locale: Locale; event: EventName | null }> {
    const { mailbox, events } = await this.linked(token, kind);
    return { locale: mailbox.locale, event: kind === 'all' ? null : (events[0] ?? null) };
  }

  /** Ends mail of such events; the link is the permission. Asked again, it changes nothing more. */
  async unsubscribe(token: string, kind: string) {
    const { ctx, mailbox, events } = await this.linked(token, kind);
    const userId = mailbox.accountId;
    if (!userId) throw notFound('link');
    await this.db.write(ctx, 'notice.choose', async ({ audit, ...tx }) => {
      for (const event of events) {
        const own = { providerId: mailbox.providerId, userId, event };
        const { before } = await enterChoice(tx, own, { isTold: null, isMailed: false });
        if (before?.isMailed === false) continue;
        const changes = changesOf({ isMailed: before?.isMailed ?? null }, { isMailed: false });
        audit({ subjectType: 'account', subjectId: userId, details: { event }, changes });
      }
      return null;
    });
    return this.look(token, kind);
  }

  private async linked(token: string, kind: string) {
    const named = found(this.links.read(token, kind), 'link');
    const actor = { kind: 'share-link' as const, id: named.id, name: 'unsubscribe' };
    const ctx = systemContext(named.providerId, [], { actor });
    const mailbox = found(
      await this.db.read(ctx, ({ manager }) => manager.findOneBy(Channel, { ...named, kind: 'mail' })),
      'link',
    );
    const events = eventNames.filter((name) => isSilenceable(name) && (kind === 'all' || kind === name));
    if (!events.length) throw notFound('link');
    return { ctx, mailbox, events };
  }
}
