import { Injectable } from '@nestjs/common';
import { PublicAddress } from '@zuoxi/platform/address';
import { Clock } from '@zuoxi/platform/calendar';
import { newId } from '@zuoxi/platform/context';
import type { AddedChannel } from '../delivery/channel.entity.js';
import type { Outcome } from '../delivery/delivery.service.js';
import type { Event } from '../event/event.entity.js';
import { eventUrl, sentenceOf, type Speech } from '../event/event-words.js';
import { ChannelSecrets } from './channel-secrets.js';
import {
  type WebhookEvent,
  robotMessage,
  robotRefusal,
  webhookRefusal,
  webhookRequest,
} from './message.rules.js';
import { Outbound } from '@zuoxi/platform/outbound';

/** Speaks to group chats and systems, each as it understands. */
@Injectable()
export class Messenger {
  constructor(
    private readonly clock: Clock,
    private readonly secrets: ChannelSecrets,
    private readonly outbound: Outbound,
    private readonly address: PublicAddress,
  ) {}

  /** Events, as many as such a channel takes at once. */
  tell(channel: AddedChannel, events: readonly Event[], speech: Speech): Promise<Outcome> {
    const said = events.map((event) => {
      const { id, name: type, at, storeId, subjectId, params: data } = event;
      const sentence = sentenceOf(event, speech, channel.locale);
      const url = eventUrl(this.address, event, speech.stores, channel.withShop ? 'shop' : 'office');
      return { id, type, at: at.toISOString(), storeId, subjectId, sentence, url, data };
    });
    return this.send(channel, said);
  }

  /** A sentence that is no event. */
  say(channel: AddedChannel, sentence: string): Promise<Outcome> {
    const nothing = { storeId: null, subjectId: '', url: null, data: {} };
    return this.send(channel, [
      { ...nothing, id: newId(), type: 'test', at: this.clock.now().toISOString(), sentence },
    ]);
  }

  private async send(channel: AddedChannel, said: readonly WebhookEvent[]): Promise<Outcome> {
    try {
      return { failure: await this.post(channel, said) };
    } catch (error) {
      const { code, name } = error as NodeJS.ErrnoException;
      return { failure: code ?? name, isFinal: code === 'ADDRESS_CLOSED' };
    }
  }

  /** @returns why it was not taken; null: it was */
  private async post(channel: AddedChannel, said: readonly WebhookEvent[]): Promise<string | null> {
    const { kind } = channel;
    const { address, secret } = this.secrets.open(channel);
    const now = this.clock.now();
    if (kind !== 'webhook') {
      const lines = said.map(({ sentence, url }) => (url ? `${sentence}\n${url}` : sentence));
      const { url, body } = robotMessage(kind, address, secret, lines, now);
      const { status, text } = await this.outbound.post(url, body);
      return robotRefusal(kind, status, text);
    }
    const [event] = said;
    if (!event) return null;
    const { body, headers } = webhookRequest(event, secret ?? '', now);
    return webhookRefusal((await this.outbound.post(address, body, headers)).status);
  }
}
