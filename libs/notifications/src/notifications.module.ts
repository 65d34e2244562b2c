import { Module } from '@nestjs/common';
import { type Job, JobQueue } from '@zuoxi/platform/jobs';
import { provideDoor } from '@zuoxi/platform/module';
import type { Happened } from '@zuoxi/vocabulary';
import { ChannelResolver } from './channel/channel.resolver.js';
import { ChannelSecrets } from './channel/channel-secrets.js';
import { ChannelService } from './channel/channel.service.js';
import { type DeliverJob, DeliveryService } from './channel/delivery.service.js';
import { Outbound } from './channel/outbound.js';
import { entities } from './entities.js';
import { NoticeResolver } from './notice/notice.resolver.js';
import { NoticeService } from './notice/notice.service.js';
import { TellingService } from './telling/telling.service.js';

@Module({
  providers: [
    provideDoor('notifications', entities),
    NoticeService,
    TellingService,
    NoticeResolver,
    ChannelSecrets,
    ChannelService,
    ChannelResolver,
    DeliveryService,
    Outbound,
  ],
})
export class NotificationsModule {
  constructor(jobs: JobQueue, telling: TellingService, deliveries: DeliveryService) {
    jobs.handle('channel.deliver', ({ ctx, input }: Job<DeliverJob>) => deliveries.deliver(ctx, input));
    jobs.handle('event.notices', ({ ctx, input }: Job<Happened>) => telling.tell(ctx, input));
  }
}
