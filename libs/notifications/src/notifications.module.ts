import { Module } from '@nestjs/common';
import { PublicAddress } from '@zuoxi/platform/address';
import { type Job, JobQueue } from '@zuoxi/platform/jobs';
import { provideDoor } from '@zuoxi/platform/module';
import type { Happened } from '@zuoxi/vocabulary';
import { ChannelResolver } from './channel/channel.resolver.js';
import { ChannelSecrets } from './channel/channel-secrets.js';
import { ChannelService } from './channel/channel.service.js';
import { Messenger } from './channel/messenger.js';
import { Outbound } from '@zuoxi/platform/outbound';
import { type DeliverJob, DeliveryService } from './delivery/delivery.service.js';
import { entities } from './entities.js';
import { MailResolver } from './mail/mail.resolver.js';
import { MailSender } from './mail/mail.sender.js';
import { MailService } from './mail/mail.service.js';
import { Mailer } from './mail/mailer.js';
import { UnsubscribeController } from './mail/unsubscribe.controller.js';
import { UnsubscribeLinks } from './mail/unsubscribe-links.js';
import { NoticeResolver } from './notice/notice.resolver.js';
import { NoticeService } from './notice/notice.service.js';
import { SendingService } from './telling/sending.service.js';
import { TellingService } from './telling/telling.service.js';

@Module({
  controllers: [UnsubscribeController],
  providers: [
    provideDoor('notifications', entities),
    NoticeService,
    TellingService,
    NoticeResolver,
    ChannelSecrets,
    ChannelService,
    ChannelResolver,
    DeliveryService,
    SendingService,
    Messenger,
    Outbound,
    {
      provide: Mailer,
      inject: [PublicAddress],
      useFactory: (address: PublicAddress) =>
        new Mailer(address, process.env['ZUOXI_SMTP_URL'], process.env['ZUOXI_MAIL_FROM']),
    },
    MailSender,
    MailService,
    MailResolver,
    UnsubscribeLinks,
  ],
})
export class NotificationsModule {
  constructor(jobs: JobQueue, telling: TellingService, sending: SendingService) {
    jobs.handle('channel.deliver', ({ ctx, input }: Job<DeliverJob>) => sending.deliver(ctx, input));
    jobs.handle('event.notices', ({ ctx, input }: Job<Happened>) => telling.tell(ctx, input));
  }
}
