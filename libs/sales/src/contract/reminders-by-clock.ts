import { Inject, Injectable } from '@nestjs/common';
import { businessDateOf } from '@zuoxi/platform/calendar';
import type { Database, ReadTx } from '@zuoxi/platform/database';
import { doorOf } from '@zuoxi/platform/module';
import type { DueWorkOfStore, RunOutcome } from '@zuoxi/platform/schedules';
import { In } from 'typeorm';
import { Contract } from './contract.entity.js';
import { moneyIn } from './contract.parts.js';
import { type DatedContract, remindersOf } from './reminders.rules.js';

/** Tells of the dates of a shop's contracts and payments, each on its days and once on each. */
@Injectable()
export class RemindersByClock {
  constructor(@Inject(doorOf('sales')) private readonly db: Database) {}

  async remind({ ctx, storeId, on }: DueWorkOfStore): Promise<RunOutcome> {
    const contracts = await this.db.read(ctx, (tx) => this.dated(tx, ctx.providerId, storeId));
    const due = contracts.flatMap((contract) =>
      remindersOf(contract, on).map((reminder) => ({ ...reminder, subjectId: contract.id })),
    );
    if (!due.length) return { state: 'nothing', sentence: 'no-dates-near' };
    await this.db.write(ctx, null, async ({ happened }) => {
      for (const { name, ...note } of due) await happened(name, { ...note, storeId });
    });
    return { state: 'done', sentence: 'reminded', params: { count: due.length } };
  }

  private async dated(
    tx: ReadTx,
    providerId: Contract['providerId'],
    storeId: Contract['storeId'],
  ): Promise<DatedContract[]> {
    const status = In<Contract['status']>(['signing', 'signed', 'in_service']);
    const contracts = await tx.manager.find(Contract, {
      where: { providerId, storeId, status },
      select: { id: true, number: true, status: true, endsOn: true, openedAt: true },
    });
    const contractIds = contracts.map(({ id }) => id);
    const money = await moneyIn(tx, { providerId, storeIds: [storeId], contractIds });
    const paymentsOf = new Map(money.map(({ contractId, payments }) => [contractId, payments]));
    return contracts.map(({ openedAt, ...contract }) => ({
      ...contract,
      openedOn: openedAt && businessDateOf(openedAt),
      payments: paymentsOf.get(contract.id) ?? [],
    }));
  }
}
