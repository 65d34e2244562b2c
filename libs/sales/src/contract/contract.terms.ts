import type { AuditFacts } from '@zuoxi/vocabulary';
import type { Contract } from './contract.entity.js';
import type { ContractParts } from './contract.parts.js';

/** What the two sides agree on, and so what a person must have seen before it becomes final. */
export const termsOf = (
  contract: Pick<Contract, 'startsOn' | 'endsOn' | 'seats' | 'monthlyFen' | 'sections' | 'owners'>,
  { clauses, payments }: Pick<ContractParts, 'clauses' | 'payments'>,
) => ({
  startsOn: contract.startsOn,
  endsOn: contract.endsOn,
  seats: contract.seats,
  monthlyFen: contract.monthlyFen,
  sections: contract.sections,
  owners: contract.owners,
  clauses: clauses.map(({ metric, comparator, target, window, remedy }) => ({
    metric,
    comparator,
    target: Number(target),
    window,
    remedy,
  })),
  payments: payments.map(({ dueOn, fromOn, toOn, amountFen }) => ({ dueOn, fromOn, toOn, amountFen })),
});

/** The terms as the audit log names them, one by one. */
export const auditedTerms = (...[contract, parts]: Parameters<typeof termsOf>): AuditFacts => {
  const { sections, owners, clauses, payments, ...rest } = termsOf(contract, parts);
  return {
    ...rest,
    ...Object.fromEntries(sections.map(({ title, text }) => [`section:${title}`, text])),
    ...Object.fromEntries(
      owners.map(({ party, name, phone }) => [`owner-${party}`, [name, phone].join(' ').trim()]),
    ),
    ...Object.fromEntries(clauses.map(({ metric, ...promise }) => [`promise:${metric}`, promise])),
    payments: payments.map(({ dueOn, amountFen }) => ({ dueOn, amountFen })),
  };
};
