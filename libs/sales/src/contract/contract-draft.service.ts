import { Injectable } from '@nestjs/common';
import { addDays, addMonths, businessDateOf, Clock } from '@zuoxi/platform/calendar';
import { newId, type ProviderContext } from '@zuoxi/platform/context';
import type { WriteTx } from '@zuoxi/platform/database';
import { found } from '@zuoxi/platform/errors';
import { paymentSchedule } from '@zuoxi/pricing';
import { Store, StoreProfile } from '@zuoxi/published';
import { nextNumber } from '../numbering.js';
import type { QuoteRow } from '../quote/quote.service.js';
import { ContractClause } from './contract-clause.entity.js';
import { Contract } from './contract.entity.js';
import { type ClauseTerms, draftClauses, draftSections } from './contract.rules.js';
import { ScheduledPayment } from './scheduled-payment.entity.js';

const daysToStart = 7;

/** From an accepted quote to the draft of its contract, in the transaction of the acceptance. */
@Injectable()
export class ContractDraftService {
  constructor(private readonly clock: Clock) {}

  async draft(ctx: ProviderContext, tx: WriteTx, quote: QuoteRow, clientName: string): Promise<string> {
    const { manager, insert } = tx;
    const now = this.clock.now();
    const today = businessDateOf(now);
    const startsOn = addDays(today, daysToStart);
    const { providerId, storeId } = quote;
    const store = found(await manager.findOneBy(Store, { providerId, storeId }), 'store');
    const told = await manager.findOneBy(StoreProfile, { providerId, storeId, id: quote.profileId });
    const { mealBreaks, mealBreakMinutes } = found(told, 'profile');
    const id = newId();
    const number = await nextNumber(ctx, tx, 'C', Number(today.slice(0, 4)));
    await insert(Contract, {
      providerId,
      storeId,
      id,
      number,
      quoteId: quote.id,
      status: 'draft',
      startsOn,
      endsOn: addDays(addMonths(startsOn, quote.months), -1),
      seats: quote.seats,
      monthlyFen: quote.totalFen,
      sections: draftSections({ ...quote, mealBreaks, mealBreakMinutes }),
      owners: [
        { party: 'provider', name: quote.createdBy, phone: null },
        { party: 'client', name: clientName, phone: null },
      ],
      createdAt: now,
    });
    const of = { providerId, storeId, contractId: id };
    const { firstResponseSeconds } = quote.sizing.busyDay;
    await insertClauses(
      tx,
      of,
      draftClauses(store.platform, today, quote.threeMinuteTarget, firstResponseSeconds),
    );
    await insertPayments(tx, of, { startsOn, months: quote.months, monthlyFen: quote.totalFen });
    tx.audit({ subjectType: 'contract', subjectId: id, storeId, details: { number } });
    return id;
  }
}

type OfContract = Pick<ContractClause, 'providerId' | 'storeId' | 'contractId'>;

export async function insertClauses(
  { insert }: WriteTx,
  of: OfContract,
  clauses: readonly ClauseTerms[],
): Promise<void> {
  if (!clauses.length) return;
  const rows = clauses.map((clause, ordinal) => ({ ...of, ...clause, id: newId(), ordinal }));
  await insert(ContractClause, rows);
}

export async function insertPayments(
  { insert }: WriteTx,
  of: OfContract,
  terms: { startsOn: string; months: number; monthlyFen: number },
): Promise<void> {
  const parts = paymentSchedule({
    startOn: terms.startsOn,
    months: terms.months,
    monthlyFen: terms.monthlyFen,
    every: 'quarter',
  });
  await insert(
    ScheduledPayment,
    parts.map((part) => ({ ...of, ...part, id: newId() })),
  );
}
