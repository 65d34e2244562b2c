import { Module } from '@nestjs/common';
import { type Job, JobQueue } from '@zuoxi/platform/jobs';
import { provideDoor } from '@zuoxi/platform/module';
import type { Happened } from '@zuoxi/vocabulary';
import { entities } from './entities.js';
import { NoticeResolver } from './notice/notice.resolver.js';
import { NoticeService } from './notice/notice.service.js';
import { TellingService } from './notice/telling.service.js';

@Module({
  providers: [provideDoor('notifications', entities), NoticeService, TellingService, NoticeResolver],
})
export class NotificationsModule {
  constructor(jobs: JobQueue, telling: TellingService) {
    jobs.handle('event.notices', ({ ctx, input }: Job<Happened>) => telling.tell(ctx, input));
  }
}
