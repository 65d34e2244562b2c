import { Module } from '@nestjs/common';
import { provideDoor } from '@zuoxi/platform/module';
import { ScheduleRuns } from '@zuoxi/platform/schedules';
import { AccountHandoverService } from './contract/account-handover.service.js';
import { ClauseLibraryService } from './contract/clause-library.service.js';
import { ContractDraftService } from './contract/contract-draft.service.js';
import { ContractResolver, StoreContractResolver } from './contract/contract.resolver.js';
import { ContractRunningService } from './contract/contract-running.service.js';
import { ContractSavingService } from './contract/contract-saving.service.js';
import { ContractService } from './contract/contract.service.js';
import { PaymentService } from './contract/payment.service.js';
import { ReceivablesResolver } from './contract/receivables.resolver.js';
import { ReceivablesService } from './contract/receivables.service.js';
import { SigningService } from './contract/signing.service.js';
import { TakeOverService } from './contract/take-over.service.js';
import { TypesetDocuments } from './documents/typeset-documents.js';
import { entities } from './entities.js';
import { PriceBookResolver } from './price-book/price-book.resolver.js';
import { PriceBookSetupService } from './price-book/price-book-setup.js';
import { PriceBookService } from './price-book/price-book.service.js';
import { AcceptanceService } from './quote/acceptance.service.js';
import { QuoteResolver, StoreQuotesResolver } from './quote/quote.resolver.js';
import { QuoteApprovalService } from './quote/quote-approval.service.js';
import { RemindersByClock } from './contract/reminders-by-clock.js';
import { LinkExpiryService } from './quote/link-expiry.service.js';
import { QuoteExpiryService } from './quote/quote-expiry.service.js';
import { QuoteSendingService } from './quote/quote-sending.service.js';
import { QuoteService } from './quote/quote.service.js';
import { ShareController } from './share/share.controller.js';
import { ShareService } from './share/share.service.js';

@Module({
  controllers: [ShareController],
  providers: [
    provideDoor('sales', entities),
    PriceBookService,
    PriceBookResolver,
    PriceBookSetupService,
    TypesetDocuments,
    QuoteService,
    QuoteApprovalService,
    QuoteExpiryService,
    LinkExpiryService,
    RemindersByClock,
    QuoteSendingService,
    AcceptanceService,
    QuoteResolver,
    StoreQuotesResolver,
    ShareService,
    AccountHandoverService,
    ContractDraftService,
    ContractService,
    ContractSavingService,
    ContractRunningService,
    PaymentService,
    ReceivablesService,
    ReceivablesResolver,
    SigningService,
    TakeOverService,
    ClauseLibraryService,
    ContractResolver,
    StoreContractResolver,
  ],
  exports: [
    PriceBookService,
    PriceBookSetupService,
    QuoteService,
    QuoteApprovalService,
    QuoteSendingService,
    ShareService,
    ContractService,
    ContractSavingService,
    ContractRunningService,
    PaymentService,
    SigningService,
    TakeOverService,
  ],
})
export class SalesModule {
  constructor(
    runs: ScheduleRuns,
    expiry: QuoteExpiryService,
    links: LinkExpiryService,
    reminders: RemindersByClock,
  ) {
    runs.handleOfStore('quote-expiry', (due) => expiry.expire(due));
    runs.handleOfStore('link-expiry', (due) => links.tell(due));
    runs.handleOfStore('contract-dates', (due) => reminders.remind(due));
  }
}
