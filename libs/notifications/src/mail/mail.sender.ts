import { Inject, Injectable } from '@nestjs/common';
import { PublicAddress } from '@zuoxi/platform/address';
import { Clock } from '@zuoxi/platform/calendar';
import { type ProviderContext, systemContext } from '@zuoxi/platform/context';
import type { Database } from '@zuoxi/platform/database';
import { doorOf } from '@zuoxi/platform/module';
import { Membership } from '@zuoxi/published';
import { isStoreRole, type UserId } from '@zuoxi/vocabulary';
import { IsNull } from 'typeorm';
import type { Claim, Outcome } from '../delivery/delivery.service.js';
import type { Event } from '../event/event.entity.js';
import { eventUrl, type Speech, speechOf } from '../event/event-words.js';
import { isSilenceable, mayHear } from '../notice/audience.rules.js';
import { NoticeChoice } from '../notice/notice-choice.entity.js';
import { ownRolesOf } from '../notice/own-roles.js';
import { Addresses } from './addresses.js';
import { itemsOf, letterOf } from './letter.rules.js';
import { Mailer } from './mailer.js';
import { UnsubscribeLinks } from './unsubscribe-links.js';

/** What one reader may see, as of now. */
interface Readable {
  readonly held: readonly Membership[];
  readonly events: readonly Event[];
  readonly speech: Speech;
}

/** Writes to one person what of their events they may still see and have not meanwhile asked to be spared. */
@Injectable()
export class MailSender {
  constructor(
    @Inject(doorOf('notifications')) private readonly db: Database,
    private readonly clock: Clock,
    private readonly addresses: Addresses,
    private readonly mailer: Mailer,
    private readonly address: PublicAddress,
    private readonly links: UnsubscribeLinks,
  ) {}

  async send({ channel, events, messageId }: Claim): Promise<Outcome> {
    if (!this.mailer.isOn) return { failure: 'MAIL_OFF' };
    const { providerId, locale } = channel;
    const accountId = channel.accountId as UserId;
    const storeIds = [...new Set(events.flatMap(({ storeId }) => storeId ?? []))];
    const ctx = systemContext(providerId, storeIds);
    const person = await this.addresses.addressOf(ctx, accountId);
    const readable = await this.readable(ctx, accountId, events);
    const ids = new Set(person ? readable.events.map(({ id }) => id) : []);
    const withheld = events.filter(({ id }) => !ids.has(id)).map(({ id }) => id);
    if (!person || !ids.size) return { failure: null, withheld };
    const kinds = [...new Set(readable.events.map(({ name }) => name).filter(isSilenceable))];
    const [kind] = kinds.length > 1 ? ['all'] : kinds;
    const unsubscribeUrl = kind ? this.links.urlOf(channel, kind) : null;
    const items = itemsOf(readable.events, readable.speech, locale, (event) => this.urlOf(event, readable));
    const letter = letterOf(items, { choicesUrl: this.choicesUrl(readable), unsubscribeUrl }, locale);
    const to = { name: person.name, address: person.email };
    return { ...(await this.mailer.send({ to, messageId, unsubscribeUrl }, letter)), withheld };
  }

  private readable(ctx: ProviderContext, accountId: UserId, events: readonly Event[]): Promise<Readable> {
    const { providerId } = ctx;
    return this.db.read(ctx, async (tx) => {
      const { manager } = tx;
      const now = this.clock.now();
      const own = { providerId, accountId };
      const held = (await manager.findBy(Membership, { ...own, revokedAt: IsNull() })).filter(
        ({ endsAt }) => !endsAt || endsAt > now,
      );
      const wishes = await manager.findBy(NoticeChoice, own);
      const spared = new Set(wishes.filter(({ isMailed }) => isMailed === false).map(({ event }) => event));
      const roles = await ownRolesOf(tx, providerId);
      const may = ({ name, storeId }: Event) =>
        mayHear(name, heldIn(held, storeId), roles) && !(isSilenceable(name) && spared.has(name));
      const heard = events.filter(may);
      return { held, events: heard, speech: await speechOf(ctx, manager, heard) };
    });
  }

  /** Where they see to it: in the back office, or at the shop's own pages. */
  private urlOf(event: Event, { held, speech }: Readable): string | null {
    const place = heldIn(held, event.storeId).some(isOfProvider) ? 'office' : 'shop';
    return eventUrl(this.address, event, speech.stores, place);
  }

  private choicesUrl({ held, events, speech }: Readable): string | null {
    if (held.some(isOfProvider)) return this.address.of('/account');
    const slug = events.flatMap(({ storeId }) => speech.stores.get(storeId ?? '')?.slug ?? [])[0];
    return slug ? this.address.of(`/shop/${encodeURIComponent(slug)}/account`) : null;
  }
}

const heldIn = (held: readonly Membership[], storeId: string | null) =>
  held.filter((membership) => membership.storeId === null || membership.storeId === storeId);

const isOfProvider = ({ role }: Membership) => !isStoreRole(role);
