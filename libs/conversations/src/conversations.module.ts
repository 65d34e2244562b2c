import { Module } from '@nestjs/common';
import { JobQueue } from '@zuoxi/platform/jobs';
import { provideDoor } from '@zuoxi/platform/module';
import { ScheduleRuns, Schedules } from '@zuoxi/platform/schedules';
import { ConversationResolver } from './conversation/conversation.resolver.js';
import { ConversationService } from './conversation/conversation.service.js';
import { entities } from './entities.js';
import { AgentAccountService } from './imports/agent-account.service.js';
import { RecountByClock } from './imports/recount-by-clock.js';
import { FactsService } from './facts/facts.service.js';
import { ArrivalService } from './imports/arrival.service.js';
import { ImportPreviewService } from './imports/import-preview.service.js';
import { ImportController } from './imports/import.controller.js';
import { ImportResolver } from './imports/import.resolver.js';
import { ImportRunService } from './imports/import-run.service.js';
import { type ImportJob, ImportService } from './imports/import.service.js';
import { ImportTrialService } from './imports/import-trial.service.js';
import { ImportUndoService, type UndoJob } from './imports/import-undo.service.js';
import { RememberedMappingService } from './imports/remembered-mapping.service.js';
import { RevealService } from './imports/reveal.service.js';
import { OrderResolver } from './order/order.resolver.js';
import { OrderService } from './order/order.service.js';
import { SalesResolver } from './sales/sales.resolver.js';
import { SalesService } from './sales/sales.service.js';
import { Inbox } from './inbox/inbox.service.js';
import { PushController } from './push/push.controller.js';
import { PushService } from './push/push.service.js';

@Module({
  controllers: [ImportController, PushController],
  providers: [
    provideDoor('conversations', entities),
    FactsService,
    RecountByClock,
    ImportService,
    ImportRunService,
    ImportPreviewService,
    ArrivalService,
    PushService,
    Inbox,
    ImportTrialService,
    RememberedMappingService,
    ImportUndoService,
    RevealService,
    AgentAccountService,
    ImportResolver,
    ConversationService,
    ConversationResolver,
    OrderService,
    OrderResolver,
    SalesService,
    SalesResolver,
  ],
  exports: [
    ImportService,
    ImportUndoService,
    AgentAccountService,
    ConversationService,
    OrderService,
    SalesService,
  ],
})
export class ConversationsModule {
  constructor(
    jobs: JobQueue,
    runs: ImportRunService,
    undo: ImportUndoService,
    facts: FactsService,
    schedules: ScheduleRuns,
    recount: RecountByClock,
    looking: Schedules,
    inbox: Inbox,
  ) {
    const folder = process.env['ZUOXI_INBOX_DIR'];
    if (folder) looking.watch(() => inbox.look(folder));
    schedules.handleOfStore('facts-rollup', (due) => recount.recount(due));
    jobs.handle<{ storeId: string }>('facts.recount', (job) => facts.recount(job));
    jobs.handle<ImportJob>(
      'import.conversations',
      (job) => runs.run(job),
      (job, reason) => runs.ended(job, reason),
    );
    jobs.handle<UndoJob>(
      'import.undo',
      (job) => undo.run(job),
      (job, reason) => undo.ended(job, reason),
    );
  }
}
