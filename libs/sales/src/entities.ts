import {
  Client,
  Membership,
  Provider,
  ShiftTemplate,
  Store,
  StoreProfile,
  TrafficSlot,
} from '@zuoxi/published';
import { AccountHandover } from './contract/account-handover.entity.js';
import { ContractClause } from './contract/contract-clause.entity.js';
import { ContractSignature } from './contract/contract-signature.entity.js';
import { Contract } from './contract/contract.entity.js';
import { PaymentReceipt } from './contract/payment-receipt.entity.js';
import { ScheduledPayment } from './contract/scheduled-payment.entity.js';
import { NumberSequence } from './number-sequence.entity.js';
import { PriceBookComponent } from './price-book/price-book-component.entity.js';
import { PriceBookVersion } from './price-book/price-book.entity.js';
import { QuoteAcceptance } from './quote/quote-acceptance.entity.js';
import { QuoteApproval } from './quote/quote-approval.entity.js';
import { Quote } from './quote/quote.entity.js';
import { ShareLinkView } from './quote/share-link-view.entity.js';
import { ShareLink } from './quote/share-link.entity.js';

/** Every table of this service, and the views of others that it asks by name. */
export const entities = [
  ...[PriceBookVersion, PriceBookComponent, NumberSequence],
  ...[Quote, QuoteApproval, QuoteAcceptance, ShareLink, ShareLinkView],
  ...[AccountHandover, Contract, ContractClause, ContractSignature, ScheduledPayment, PaymentReceipt],
  ...[Client, Membership, Provider, ShiftTemplate, Store, StoreProfile, TrafficSlot],
];
