import { Inject, Injectable } from '@nestjs/common';
import { heldStore } from '@zuoxi/platform/access';
import { businessDateOf, Clock, instantAt } from '@zuoxi/platform/calendar';
import { newId, type ProviderContext } from '@zuoxi/platform/context';
import { type Database, lockName } from '@zuoxi/platform/database';
import { DomainError, found, invalid } from '@zuoxi/platform/errors';
import { doorOf } from '@zuoxi/platform/module';
import { Store } from '@zuoxi/published';
import type { ClausePeriod, Platform } from '@zuoxi/vocabulary';
import { nextNumber } from '../numbering.js';
import { readShopFacts, trafficIsKnown } from '../quote/shop-facts.js';
import { insertClauses } from './contract-draft.service.js';
import type { ServedShopInput } from './contract.inputs.js';
import {
  type Comparator,
  clauseProblems,
  clausesFor,
  draftSections,
  promisableMetrics,
} from './contract.rules.js';
import { type AccountOwner, Contract } from './contract.entity.js';
import { type ContractRow, ContractService } from './contract.service.js';

export interface TakeOverTerms {
  readonly startsOn: string;
  /** Null: not agreed, or not known. */
  readonly endsOn?: string | null;
  readonly seats: number;
  readonly monthlyFen?: number | null;
  /** Left out: the set that a drafted contract begins with. */
  readonly clauses?:
    | readonly {
        metric: string;
        comparator: Comparator;
        target: string;
        window: ClausePeriod;
        remedy: string;
      }[]
    | null;
  readonly owners?: readonly AccountOwner[] | null;
}

/** What a reader of the contract needs; the rest was agreed elsewhere and is not ours to word. */
const knownSections = ['service-time', 'seats', 'service-type'];

/** A shop that is already served: its contract was signed elsewhere and is in force. */
@Injectable()
export class TakeOverService {
  constructor(
    @Inject(doorOf('sales')) private readonly db: Database,
    private readonly contracts: ContractService,
    private readonly clock: Clock,
  ) {}

  /** The clauses that are offered for a shop of a platform, to be changed before they are taken. */
  proposedClauses(platform: Platform, shop: ServedShopInput | null) {
    if (shop && shop.serviceEndMinute <= shop.serviceStartMinute)
      throw invalid([{ field: 'shop.serviceEndMinute', code: 'END_BEFORE_START' }]);
    // Seats that are agreed do the same work however their breaks are relieved.
    const served = shop && {
      facts: { ...shop, mealBreaks: 0, mealBreakMinutes: 0, trafficSource: 'declared' as const, traffic: [] },
      seats: shop.seats,
    };
    return clausesFor(platform, businessDateOf(this.clock.now()), served);
  }

  promisableMetrics(platform: Platform) {
    return promisableMetrics(platform, businessDateOf(this.clock.now()));
  }

  /**
   * Whether the terms can be taken, before anything is made.
   *
   * @throws DomainError INVALID_INPUT naming the fields.
   */
  async check(_: ProviderContext, terms: TakeOverTerms, platform: Platform): Promise<null> {
    const problems = [
      ...(terms.startsOn > businessDateOf(this.clock.now())
        ? [{ field: 'startsOn', code: 'DATE_FUTURE' }]
        : []),
      ...(terms.endsOn && terms.endsOn < terms.startsOn
        ? [{ field: 'endsOn', code: 'END_BEFORE_START' }]
        : []),
      ...clauseProblems(terms.clauses ?? [], platform, businessDateOf(this.clock.now())),
    ];
    if (problems.length) throw invalid(problems);
    return null;
  }

  private async platformOf(ctx: ProviderContext, storeId: string): Promise<Platform> {
    const where = { providerId: ctx.providerId, storeId };
    const store = await this.db.read(ctx, ({ manager }) => manager.findOneBy(Store, where));
    return found(store, 'store').platform;
  }

  /**
   * The contract of a shop that has told its facts, in force from its start on.
   *
   * @throws DomainError INVALID_INPUT, PROFILE_MISSING, or CONTRACT_IN_FORCE when the shop has one.
   */
  async takeOver(ctx: ProviderContext, storeId: string, terms: TakeOverTerms): Promise<ContractRow> {
    heldStore(ctx, storeId);
    const platform = await this.platformOf(ctx, storeId);
    await this.check(ctx, terms, platform);
    const id = await this.db.write(
      ctx,
      'contract.take-over',
      async (tx) => {
        const providerId = ctx.providerId;
        await lockName(tx, `contract-in-force ${storeId}`);
        const running = await tx.manager.findOneBy(Contract, { providerId, storeId, status: 'in_service' });
        if (running) throw new DomainError('CONTRACT_IN_FORCE', { number: running.number });
        const profile = await readShopFacts(ctx, tx, storeId);
        if (!profile) throw new DomainError('PROFILE_MISSING');
        const now = this.clock.now();
        const number = await nextNumber(ctx, tx, 'C', Number(businessDateOf(now).slice(0, 4)));
        const made = newId();
        const sections = draftSections({
          ...profile,
          seats: terms.seats,
        }).filter(({ key }) => knownSections.includes(key));
        await tx.insert(Contract, {
          providerId,
          storeId,
          id: made,
          number,
          quoteId: null,
          status: 'in_service',
          startsOn: terms.startsOn,
          endsOn: terms.endsOn ?? null,
          seats: terms.seats,
          monthlyFen: terms.monthlyFen ?? null,
          sections,
          owners: terms.owners ?? [{ party: 'provider', name: ctx.actor.name, phone: null }],
          serviceStartedAt: instantAt(terms.startsOn, 0),
          createdAt: now,
        });
        const clauses =
          terms.clauses?.map(({ window, ...clause }) => ({ ...clause, period: window })) ??
          clausesFor(
            platform,
            businessDateOf(now),
            trafficIsKnown(profile) ? { facts: profile, seats: terms.seats } : null,
          );
        await insertClauses(tx, { providerId, storeId, contractId: made }, clauses);
        await tx.happened('contract.taken-over', { storeId, subjectId: made, params: { number } });
        tx.audit({
          subjectType: 'contract',
          subjectId: made,
          storeId,
          details: { number, startsOn: terms.startsOn, seats: terms.seats },
        });
        return made;
      },
      { storeId, terms },
    );
    return found(await this.contracts.find(ctx, id), 'contract');
  }
}
