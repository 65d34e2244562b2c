import { Injectable } from '@nestjs/common';
import { addDays, addMonths, businessDateOf, Clock } from '@zuoxi/platform/calendar';
import { type Context, newId } from '@zuoxi/platform/context';
import type { WriteTx } from '@zuoxi/platform/database';
import { paymentSchedule } from '@zuoxi/pricing';
import type { Platform } from '@zuoxi/vocabulary';
import { nextNumber } from '../numbering.js';
import type { QuoteRow } from '../quote/quote.service.js';
import type { SalesTables } from '../tables.js';
import { type ClauseTerms, draftClauses, draftSections } from './contract.rules.js';

const daysToStart = 7;

/** From an accepted quote to the draft of its contract, in the transaction of the acceptance. */
@Injectable()
export class ContractDraftService {
  constructor(private readonly clock: Clock) {}

  async draft(ctx: Context, tx: WriteTx<SalesTables>, quote: QuoteRow, clientName: string): Promise<string> {
    const { q } = tx;
    const now = this.clock.now();
    const today = businessDateOf(now);
    const startsOn = addDays(today, daysToStart);
    const providerId = ctx.providerId as string;
    const { storeId } = quote;
    const store = await q
      .selectFrom('identityPub.store')
      .select('platform')
      .where('storeId', '=', storeId)
      .executeTakeFirstOrThrow();
    const profile = await q
      .selectFrom('onboardingPub.storeProfile')
      .select(['mealBreaks', 'mealBreakMinutes'])
      .where('storeId', '=', storeId)
      .where('id', '=', quote.profileId)
      .executeTakeFirstOrThrow();
    const id = newId();
    const number = await nextNumber(tx, providerId, 'C', Number(today.slice(0, 4)));
    await q
      .insertInto('sales.contract')
      .values({
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
        sections: JSON.stringify(draftSections({ ...quote, ...profile })),
        owners: JSON.stringify([
          { party: 'provider', name: quote.createdBy, phone: null },
          { party: 'client', name: clientName, phone: null },
        ]),
        createdAt: now,
      })
      .execute();
    await insertClauses(
      q,
      { providerId, storeId, contractId: id },
      draftClauses(
        store.platform as Platform,
        today,
        quote.threeMinuteTarget,
        quote.sizing.busyDay.firstResponseSeconds,
      ),
    );
    await insertPayments(
      q,
      { providerId, storeId, contractId: id },
      { startsOn, months: quote.months, monthlyFen: quote.totalFen },
    );
    tx.audit({ subjectType: 'contract', subjectId: id, storeId, details: { number } });
    return id;
  }
}

interface OfContract {
  readonly providerId: string;
  readonly storeId: string;
  readonly contractId: string;
}

export async function insertClauses(
  q: WriteTx<SalesTables>['q'],
  of: OfContract,
  clauses: readonly ClauseTerms[],
): Promise<void> {
  if (!clauses.length) return;
  const rows = clauses.map((clause, ordinal) => ({ ...of, ...clause, id: newId(), ordinal }));
  await q.insertInto('sales.contractClause').values(rows).execute();
}

export async function insertPayments(
  q: WriteTx<SalesTables>['q'],
  of: OfContract,
  terms: { startsOn: string; months: number; monthlyFen: number },
): Promise<void> {
  const parts = paymentSchedule({
    startOn: terms.startsOn,
    months: terms.months,
    monthlyFen: terms.monthlyFen,
    every: 'quarter',
  });
  await q
    .insertInto('sales.scheduledPayment')
    .values(parts.map((part) => ({ ...of, ...part, id: newId() })))
    .execute();
}
