import type { ContractRow } from './contract/contract.service.js';
import type { OpenInstalment } from './contract/receivables.rules.js';
import type { QuoteRow } from './quote/quote.service.js';

/** What this service's types are made of, where a resolver needs more than their fields. */
export interface Sources {
  Contract: ContractRow;
  OpenInstalment: OpenInstalment;
  Quote: QuoteRow;
}
