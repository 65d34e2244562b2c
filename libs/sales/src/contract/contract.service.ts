import { Inject, Injectable } from '@nestjs/common';
import { getMetric, type Metric, type Platform } from '@zuoxi/metrics';
import { addDays, addMonths, businessDateOf, Clock } from '@zuoxi/platform/calendar';
import { checkSeen } from '@zuoxi/platform/content';
import type { Context } from '@zuoxi/platform/context';
import {
  changesOf,
  inOrder,
  type Database,
  lockName,
  type ReadTx,
  sql,
  type WriteTx,
} from '@zuoxi/platform/database';
import { DomainError, found, invalid } from '@zuoxi/platform/errors';
import {
  decodeCursor,
  encodeCursor,
  pageLimit,
  toConnection,
  sortOf,
  toSortedConnection,
  type SortedPageArgs,
} from '@zuoxi/platform/graphql';
import { doorOf } from '@zuoxi/platform/module';
import { formatFen } from '@zuoxi/platform/money';
import type { ContractParty, QueryContractsSort } from '../api.types.js';
import type { ClausePeriod } from '@zuoxi/vocabulary';
import type { SalesTables } from '../tables.js';
import { insertClauses, insertPayments } from './contract-draft.service.js';
import type { SaveContractInput } from './contract.inputs.js';
import {
  type Comparator,
  checkComplete,
  clauseProblems,
  type ContractSection,
  contractStatesBefore,
  type ContractStatus,
  standingOf,
} from './contract.rules.js';
import { settle, type SettledInstalment } from './payment.rules.js';

export type ContractRow = Awaited<ReturnType<ContractService['getMany']>>[number];
export interface AccountOwner {
  readonly party: 'provider' | 'client';
  readonly name: string;
  readonly phone: string | null;
}

/** What hangs on a contract. */
export interface ContractParts {
  readonly clauses: readonly {
    id: string;
    metric: string;
    metricName: string;
    comparator: Comparator;
    target: string;
    unit: Metric['unit'];
    window: ClausePeriod;
    remedy: string;
  }[];
  /** By due date, each with what receipts cover of it. */
  readonly payments: readonly (SettledInstalment & {
    id: string;
    dueOn: string;
    fromOn: string;
    toOn: string;
    amountFen: number;
  })[];
  /** Money as it came in, reversed ones among them. */
  readonly receipts: readonly {
    id: string;
    amountFen: number;
    receivedOn: string;
    method: string;
    recordedBy: string;
    recordedAt: Date;
    reversedAt: Date | null;
    reversedBy: string | null;
    reversalReason: string | null;
  }[];
  readonly receivedFen: number;
  /** Null when nothing is scheduled. */
  readonly overpaidFen: number | null;
  readonly signatures: readonly {
    party: ContractParty;
    name: string;
    signedAt: Date;
    documentSha256: string;
  }[];
}

/** What the two sides agree on, and so what a person must have seen before it becomes final. */
export const termsOf = (
  contract: Pick<ContractRow, 'startsOn' | 'endsOn' | 'seats' | 'monthlyFen' | 'sections' | 'owners'>,
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
const auditedTerms = (...[contract, parts]: Parameters<typeof termsOf>): Record<string, unknown> => {
  const { sections, owners, clauses, payments, ...rest } = termsOf(contract, parts);
  return {
    ...rest,
    ...Object.fromEntries(sections.map(({ title, text }) => [title, text])),
    ...Object.fromEntries(
      owners.map(({ party, name, phone }) => [`owner-${party}`, [name, phone].join(' ').trim()]),
    ),
    ...Object.fromEntries(
      clauses.map(({ metric, comparator, target, window, remedy }) => [
        metric,
        `${comparator} ${target} · ${window} · ${remedy}`,
      ]),
    ),
    payments: payments.map(({ dueOn, amountFen }) => `${dueOn} ${amountFen}`),
  };
};

const sortable = {
  number: 'number',
  status: 'status',
  startsOn: 'startsOn',
  endsOn: 'endsOn',
  seats: 'seats',
  monthly: 'monthlyFen',
} as const satisfies Record<QueryContractsSort, string>;

@Injectable()
export class ContractService {
  constructor(
    @Inject(doorOf('sales')) private readonly db: Database<SalesTables>,
    private readonly clock: Clock,
  ) {}

  async getMany(ctx: Context, ids: readonly string[]) {
    const rows = await this.db.read(ctx, ({ q }) =>
      this.select(ctx, q)
        .where('id', 'in', [...ids])
        .execute(),
    );
    return rows.map(present);
  }

  async find(ctx: Context, id: string): Promise<ContractRow | null> {
    return (await this.getMany(ctx, [id]))[0] ?? null;
  }

  /** Of each store that has any: the contract that runs, and the one that is being made beside it. */
  async standingOfStores(ctx: Context, storeIds: readonly string[]) {
    const rows = await this.db.read(ctx, ({ q }) =>
      this.select(ctx, q)
        .where('storeId', 'in', [...storeIds])
        .execute(),
    );
    return [...Map.groupBy(rows.map(present), ({ storeId }) => storeId)].map(([storeId, own]) => ({
      storeId,
      ...standingOf(own),
    }));
  }

  list(ctx: Context, page: SortedPageArgs) {
    const limit = pageLimit(page);
    const sort = sortOf(page, sortable);
    const after = sort ? null : decodeCursor(page.after, 2);
    return this.db.read(ctx, async ({ q }) => {
      const { total } = await q
        .selectFrom('sales.contract')
        .where('providerId', '=', ctx.providerId as string)
        .where('storeId', 'in', [...ctx.storeIds, ctx.providerId as string])
        .select((eb) => eb.fn.countAll<number>().as('total'))
        .executeTakeFirstOrThrow();
      if (sort) {
        const sorted = await this.select(ctx, q)
          .orderBy(sort.column, inOrder(sort))
          .orderBy('id')
          .limit(limit)
          .offset(sort.offset)
          .execute();
        return toSortedConnection(sorted.map(present), limit, sort, total);
      }
      let rows = this.select(ctx, q).orderBy('createdAt', 'desc').orderBy('id', 'desc').limit(limit);
      if (after)
        rows = rows.where(sql<boolean>`(created_at, id) < (${after[0]}::timestamptz, ${after[1]}::uuid)`);
      const contracts = (await rows.execute()).map(present);
      return toConnection(
        contracts,
        limit,
        (row) => encodeCursor(row.createdAt.toISOString(), row.id),
        total,
      );
    });
  }

  /** Clauses, payments and signatures of one contract. */
  parts(ctx: Context, contract: Pick<ContractRow, 'id' | 'storeId'>) {
    return this.db.read(ctx, (tx) => this.partsIn(ctx, tx, contract));
  }

  async partsIn(
    ctx: Context,
    { q }: ReadTx<SalesTables>,
    contract: Pick<ContractRow, 'id' | 'storeId'>,
  ): Promise<ContractParts> {
    const [clauses, payments, receipts, signatures] = await Promise.all([
      q
        .selectFrom('sales.contractClause')
        .select(['id', 'metric', 'comparator', 'target', 'period', 'remedy'])
        .where('storeId', '=', contract.storeId)
        .where('contractId', '=', contract.id)
        .orderBy('ordinal')
        .execute(),
      q
        .selectFrom('sales.scheduledPayment')
        .select(['id', 'dueOn', 'fromOn', 'toOn', 'amountFen'])
        .where('storeId', '=', contract.storeId)
        .where('contractId', '=', contract.id)
        .orderBy('dueOn')
        .execute(),
      q
        .selectFrom('sales.paymentReceipt')
        .select([
          'id',
          'amountFen',
          'receivedOn',
          'method',
          'recordedBy',
          'recordedAt',
          'reversedAt',
          'reversedBy',
          'reversalReason',
        ])
        .where('storeId', '=', contract.storeId)
        .where('contractId', '=', contract.id)
        .orderBy('receivedOn')
        .orderBy('recordedAt')
        .orderBy('id')
        .execute(),
      q
        .selectFrom('sales.contractSignature as s')
        // Of the text as it is; those of a former one are kept, and count for nothing.
        .innerJoin('sales.contract as c', (join) =>
          join
            .onRef('c.storeId', '=', 's.storeId')
            .onRef('c.id', '=', 's.contractId')
            .onRef('c.signingRound', '=', 's.signingRound'),
        )
        .select(['s.party', 's.name', 's.signedAt', 's.documentSha256'])
        .where('s.storeId', '=', contract.storeId)
        .where('s.contractId', '=', contract.id)
        .orderBy('signedAt')
        .execute(),
    ]);
    const settled = settle(payments, receipts);
    return {
      clauses: clauses.map(({ period, ...clause }) => {
        const { name, unit } = getMetric(clause.metric);
        return { ...clause, window: period, metricName: name[ctx.locale === 'zh-CN' ? 'zh' : 'en'], unit };
      }),
      payments: payments.map((payment) => ({
        ...payment,
        ...(settled.byInstalment.get(payment.id) as SettledInstalment),
      })),
      receipts,
      receivedFen: settled.receivedFen,
      overpaidFen: payments.length ? settled.overpaidFen : null,
      signatures,
    };
  }

  /** The contract as it is, locked to the end of the transaction, so that nobody changes what is judged in it. */
  async lock(
    { q }: WriteTx<SalesTables>,
    contract: Pick<ContractRow, 'id' | 'storeId'>,
  ): Promise<ContractRow> {
    const row = await q
      .selectFrom('sales.contract')
      .selectAll()
      .where('storeId', '=', contract.storeId)
      .where('id', '=', contract.id)
      .forUpdate()
      .executeTakeFirst();
    return present(found(row, 'contract'));
  }

  /**
   * The draft, locked.
   *
   * @throws DomainError DRAFT_CHANGED when its terms are not the ones that were seen.
   */
  async lockSeen(
    ctx: Context,
    tx: WriteTx<SalesTables>,
    contract: Pick<ContractRow, 'id' | 'storeId'>,
    seenHash: string | null | undefined,
  ): Promise<ContractRow> {
    const locked = await this.lock(tx, contract);
    if (locked.status !== 'draft') throw new DomainError('STATE_CHANGED', { status: locked.status });
    if (seenHash) checkSeen(seenHash, termsOf(locked, await this.partsIn(ctx, tx, locked)));
    return locked;
  }

  /**
   * Changes what is given of a draft and nothing else.
   *
   * @throws DomainError STATE_CHANGED when it is no draft any more, DRAFT_CHANGED when the terms are not the ones seen.
   */
  async save(ctx: Context, input: SaveContractInput): Promise<ContractRow> {
    const known = found(await this.find(ctx, input.id), 'contract');
    await this.db.write(
      ctx,
      'contract.save',
      async (tx) => {
        const contract = await this.lockSeen(ctx, tx, known, input.contentHash);
        const before = auditedTerms(contract, await this.partsIn(ctx, tx, contract));
        const { platform } = await tx.q
          .selectFrom('identityPub.store')
          .select('platform')
          .where('storeId', '=', contract.storeId)
          .executeTakeFirstOrThrow();
        const on = businessDateOf(this.clock.now());
        const problems = clauseProblems(input.clauses ?? [], platform as Platform, on);
        if (problems.length) throw invalid(problems);
        const sections = input.sections
          ? contract.sections.map((section) => ({
              ...section,
              text: input.sections?.find(({ key }) => key === section.key)?.text ?? section.text,
            }))
          : contract.sections;
        const startsOn = input.startsOn ?? contract.startsOn;
        const months = monthsOf(contract);
        await tx.q
          .updateTable('sales.contract')
          .set({
            sections: JSON.stringify(sections),
            owners: JSON.stringify(input.owners ?? contract.owners),
            startsOn,
            ...(months === null ? {} : { endsOn: addDays(addMonths(startsOn, months), -1) }),
          })
          .where('storeId', '=', contract.storeId)
          .where('id', '=', contract.id)
          .execute();
        const of = {
          providerId: ctx.providerId as string,
          storeId: contract.storeId,
          contractId: contract.id,
        };
        if (input.clauses) {
          await tx.q
            .deleteFrom('sales.contractClause')
            .where('storeId', '=', contract.storeId)
            .where('contractId', '=', contract.id)
            .execute();
          await insertClauses(
            tx.q,
            of,
            input.clauses.map(({ window, ...clause }) => ({ ...clause, period: window })),
          );
        }
        if (startsOn !== contract.startsOn && months !== null && contract.monthlyFen !== null) {
          await tx.q
            .deleteFrom('sales.scheduledPayment')
            .where('storeId', '=', contract.storeId)
            .where('contractId', '=', contract.id)
            .execute();
          await insertPayments(tx.q, of, { startsOn, months, monthlyFen: contract.monthlyFen });
        }
        const saved = await this.lock(tx, contract);
        const changes = changesOf(before, auditedTerms(saved, await this.partsIn(ctx, tx, saved)));
        tx.audit({ subjectType: 'contract', subjectId: contract.id, storeId: contract.storeId, changes });
        return null;
      },
      input,
    );
    return found(await this.find(ctx, input.id), 'contract');
  }

  /**
   * Begins the service under a contract; the one that ran before it ends the day before.
   *
   * @throws DomainError SIGNATURE_ORDER, CONTRACT_INCOMPLETE, CONTRACT_NOT_BEGUN or PAYMENT_REQUIRED while the gate is
   *   closed.
   */
  async startService(ctx: Context, id: string): Promise<ContractRow> {
    const contract = found(await this.find(ctx, id), 'contract');
    await this.db.write(ctx, 'service.start', async (tx) => {
      await lockName(tx, `contract-in-force ${contract.storeId}`);
      await this.lock(tx, contract);
      const parts = await this.partsIn(ctx, tx, contract);
      const { payments, signatures } = parts;
      const missing = (['provider', 'client'] as const).filter(
        (party) => !signatures.some((each) => each.party === party),
      );
      if (missing.length) throw new DomainError('SIGNATURE_ORDER', { missing: missing.join(', ') });
      checkComplete(contract, parts);
      if (contract.startsOn > businessDateOf(this.clock.now())) {
        throw new DomainError('CONTRACT_NOT_BEGUN', { startsOn: contract.startsOn });
      }
      const outstandingFen = payments[0]?.outstandingFen ?? 0;
      if (outstandingFen > 0) {
        throw new DomainError('PAYMENT_REQUIRED', { outstanding: formatFen(outstandingFen) });
      }
      await this.endFormer(ctx, tx, contract);
      await this.move(tx, contract, 'in_service', { serviceStartedAt: this.clock.now() });
      await tx.send('store.advance', {
        ctx: { ...ctx, idempotencyKey: null },
        input: { storeId: contract.storeId, to: 'in_service' },
      });
      return null;
    });
    return found(await this.find(ctx, id), 'contract');
  }

  /**
   * Ends a contract that runs, with its last day. What was served and promised until then stays readable.
   *
   * @throws DomainError STATE_CHANGED unless it runs, INVALID_INPUT for a day before its start or after today.
   */
  async end(ctx: Context, input: { id: string; endedOn: string; reason: string }): Promise<ContractRow> {
    const contract = found(await this.find(ctx, input.id), 'contract');
    if (input.endedOn < contract.startsOn) throw invalid([{ field: 'endedOn', code: 'END_BEFORE_START' }]);
    if (input.endedOn > businessDateOf(this.clock.now()))
      throw invalid([{ field: 'endedOn', code: 'DATE_FUTURE' }]);
    await this.db.write(
      ctx,
      'contract.end',
      async (tx) => {
        await lockName(tx, `contract-in-force ${contract.storeId}`);
        await this.move(tx, contract, 'ended', {
          endedOn: input.endedOn,
          endReason: input.reason.trim(),
          endedBy: ctx.actor.name,
        });
        return null;
      },
      input,
    );
    return found(await this.find(ctx, input.id), 'contract');
  }

  private async endFormer(
    ctx: Context,
    tx: WriteTx<SalesTables>,
    next: Pick<ContractRow, 'id' | 'storeId' | 'number' | 'startsOn'>,
  ): Promise<void> {
    const running = await tx.q
      .selectFrom('sales.contract')
      .select(['id', 'storeId', 'startsOn'])
      .where('storeId', '=', next.storeId)
      .where('status', '=', 'in_service')
      .where('id', '!=', next.id)
      .execute();
    for (const former of running) {
      const dayBefore = addDays(next.startsOn, -1);
      await this.move(tx, former, 'ended', {
        endedOn: dayBefore < former.startsOn ? former.startsOn : dayBefore,
        endReason:
          ctx.locale === 'zh-CN' ? `由合同 ${next.number} 接续` : `Continued by contract ${next.number}`,
        endedBy: ctx.actor.name,
      });
    }
  }

  async move(
    tx: WriteTx<SalesTables>,
    contract: Pick<ContractRow, 'id' | 'storeId'>,
    to: ContractStatus,
    values: {
      serviceStartedAt?: Date;
      documentFileId?: string | null;
      documentSha256?: string | null;
      signingRound?: number;
      reopenedAt?: Date;
      reopenReason?: string;
      endedOn?: string;
      endReason?: string;
      endedBy?: string;
    } = {},
    details: Readonly<Record<string, string>> = {},
  ): Promise<void> {
    const moved = await tx.q
      .updateTable('sales.contract')
      .set({ ...values, status: to })
      .where('storeId', '=', contract.storeId)
      .where('id', '=', contract.id)
      .where('status', 'in', contractStatesBefore(to))
      .executeTakeFirst();
    if (!moved.numUpdatedRows) throw await this.stateChanged(tx, contract);
    tx.audit({
      subjectType: 'contract',
      subjectId: contract.id,
      storeId: contract.storeId,
      details: { status: to, ...details },
    });
  }

  private async stateChanged({ q }: ReadTx<SalesTables>, contract: Pick<ContractRow, 'id' | 'storeId'>) {
    const now = await q
      .selectFrom('sales.contract')
      .select('status')
      .where('storeId', '=', contract.storeId)
      .where('id', '=', contract.id)
      .executeTakeFirst();
    return new DomainError('STATE_CHANGED', { status: found(now, 'contract').status });
  }

  private select(ctx: Context, q: ReadTx<SalesTables>['q']) {
    return q
      .selectFrom('sales.contract')
      .selectAll()
      .where('providerId', '=', ctx.providerId as string)
      .where('storeId', 'in', [...ctx.storeIds, ctx.providerId as string]);
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

function present<
  Row extends {
    sections: unknown;
    owners: unknown;
    status: string;
    documentFileId: string | null;
    quoteId: string | null;
  },
>(row: Row) {
  return {
    ...row,
    takenOver: row.quoteId === null,
    status: row.status as ContractStatus,
    sections: row.sections as ContractSection[],
    owners: row.owners as AccountOwner[],
    documentUrl: row.documentFileId && `/files/${row.documentFileId}`,
  };
}
