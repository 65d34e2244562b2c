import { Inject, Injectable } from '@nestjs/common';
import { addDays, addMonths, businessDateOf, Clock } from '@zuoxi/platform/calendar';
import type { ProviderContext } from '@zuoxi/platform/context';
import { changesOf, type Database } from '@zuoxi/platform/database';
import { found, invalid } from '@zuoxi/platform/errors';
import { doorOf } from '@zuoxi/platform/module';
import { Store } from '@zuoxi/published';
import { ContractClause } from './contract-clause.entity.js';
import { insertClauses, insertPayments } from './contract-draft.service.js';
import { Contract } from './contract.entity.js';
import type { SaveContractInput } from './contract.inputs.js';
import { clauseProblems } from './contract.rules.js';
import { type ContractRow, ContractService } from './contract.service.js';
import { auditedTerms } from './contract.terms.js';
import { ScheduledPayment } from './scheduled-payment.entity.js';

/** Changes of a draft. */
@Injectable()
export class ContractSavingService {
  constructor(
    @Inject(doorOf('sales')) private readonly db: Database,
    private readonly contracts: ContractService,
    private readonly clock: Clock,
  ) {}

  /**
   * Changes what is given of a draft and nothing else.
   *
   * @throws DomainError STATE_CHANGED when it is no draft any more, DRAFT_CHANGED when the terms are not the ones seen.
   */
  async save(ctx: ProviderContext, input: SaveContractInput): Promise<ContractRow> {
    const known = found(await this.contracts.find(ctx, input.id), 'contract');
    await this.db.write(
      ctx,
      'contract.save',
      async (tx) => {
        const contract = await this.contracts.lockSeen(ctx, tx, known, input.contentHash);
        const before = auditedTerms(contract, await this.contracts.partsIn(ctx, tx, contract));
        const { providerId, storeId, id } = contract;
        const { platform } = found(await tx.manager.findOneBy(Store, { providerId, storeId }), 'store');
        const on = businessDateOf(this.clock.now());
        const problems = clauseProblems(input.clauses ?? [], platform, on);
        if (problems.length) throw invalid(problems);
        const sections = input.sections
          ? contract.sections.map((section) => ({
              ...section,
              text: input.sections?.find(({ key }) => key === section.key)?.text ?? section.text,
            }))
          : contract.sections;
        const startsOn = input.startsOn ?? contract.startsOn;
        const months = monthsOf(contract);
        const draft = { providerId, storeId, id, status: 'draft' as const };
        await tx.manager.update(Contract, draft, {
          sections,
          owners: input.owners ?? contract.owners,
          startsOn,
          ...(months !== null && { endsOn: addDays(addMonths(startsOn, months), -1) }),
        });
        const of = { providerId, storeId, contractId: id };
        if (input.clauses) {
          await tx.manager.delete(ContractClause, of);
          await insertClauses(
            tx,
            of,
            input.clauses.map(({ window, ...clause }) => ({ ...clause, period: window })),
          );
        }
        if (startsOn !== contract.startsOn && months !== null && contract.monthlyFen !== null) {
          await tx.manager.delete(ScheduledPayment, of);
          await insertPayments(tx, of, { startsOn, months, monthlyFen: contract.monthlyFen });
        }
        const saved = await this.contracts.lock(tx, contract);
        const changes = changesOf(before, auditedTerms(saved, await this.contracts.partsIn(ctx, tx, saved)));
        tx.audit({ subjectType: 'contract', subjectId: id, storeId, changes });
        return null;
      },
      input,
    );
    return found(await this.contracts.find(ctx, input.id), 'contract');
  }
}

/** Whole months of the term; null without an agreed end. */
function monthsOf({ startsOn, endsOn }: { startsOn: string; endsOn: string | null }): number | null {
  if (endsOn === null) return null;
  const after = addDays(endsOn, 1);
  return (
    (Number(after.slice(0, 4)) - Number(startsOn.slice(0, 4))) * 12 +
    Number(after.slice(5, 7)) -
    Number(startsOn.slice(5, 7))
  );
}
