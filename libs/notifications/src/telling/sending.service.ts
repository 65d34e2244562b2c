import { Inject, Injectable } from '@nestjs/common';
import { type ProviderContext, systemContext } from '@zuoxi/platform/context';
import type { Database } from '@zuoxi/platform/database';
import { doorOf } from '@zuoxi/platform/module';
import { Messenger } from '../channel/messenger.js';
import { isAdded } from '../delivery/channel.entity.js';
import { type Claim, type DeliverJob, DeliveryService, type Outcome } from '../delivery/delivery.service.js';
import { speechOf } from '../event/event-words.js';
import { MailSender } from '../mail/mail.sender.js';

/** How long one channel is sent to before another has its turn. */
const turnMs = 1_000;

/** Sends what waits for a channel: claimed first, then out of any transaction, and how it went last. */
@Injectable()
export class SendingService {
  constructor(
    @Inject(doorOf('notifications')) private readonly db: Database,
    private readonly deliveries: DeliveryService,
    private readonly messenger: Messenger,
    private readonly mails: MailSender,
  ) {}

  /** Goes on while more is due there, for a while: other channels wait too. */
  async deliver({ providerId }: ProviderContext, job: DeliverJob): Promise<void> {
    const until = performance.now() + turnMs;
    for (let goesOn = false; performance.now() < until; goesOn = true) {
      const claim = await this.deliveries.claim(systemContext(providerId, []), job, goesOn);
      if (!claim) return;
      const outcome = await this.send(claim).catch(({ code, name }: NodeJS.ErrnoException): Outcome => ({
        failure: code ?? name,
      }));
      await this.deliveries.settle(claim, outcome);
    }
  }

  private async send(claim: Claim): Promise<Outcome> {
    const { channel, events } = claim;
    if (!isAdded(channel)) return this.mails.send(claim);
    const storeIds = [...new Set(events.flatMap(({ storeId }) => storeId ?? []))];
    const ctx = systemContext(channel.providerId, storeIds);
    const speech = await this.db.read(ctx, ({ manager }) => speechOf(ctx, manager, events));
    return this.messenger.tell(channel, events, speech);
  }
}
