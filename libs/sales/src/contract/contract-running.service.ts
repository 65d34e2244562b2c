import { Inject, Injectable } from '@nestjs/common';
import { addDays, businessDateOf, Clock } from '@zuoxi/platform/calendar';
import type { ProviderContext } from '@zuoxi/platform/context';
import { type Database, lockName, type WriteTx } from '@zuoxi/platform/database';
import { DomainError, found, invalid } from '@zuoxi/platform/errors';
import { doorOf } from '@zuoxi/platform/module';
import { formatFen } from '@zuoxi/platform/money';
import { Not } from 'typeorm';
import { Contract } from './contract.entity.js';
import { checkComplete } from './contract.rules.js';
import { type ContractRow, ContractService } from './contract.service.js';

/** From when to when the service runs under a contract. */
@Injectable()
export class ContractRunningService {
  constructor(
    @Inject(doorOf('sales')) private readonly db: Database,
    private readonly contracts: ContractService,
    private readonly clock: Clock,
  ) {}

  /**
   * Begins the service under a contract; the one that ran before it ends the day before.
   *
   * @throws DomainError SIGNATURE_ORDER, CONTRACT_INCOMPLETE, CONTRACT_NOT_BEGUN or PAYMENT_REQUIRED while the gate is
   *   closed.
   */
  async startService(ctx: ProviderContext, id: string): Promise<ContractRow> {
    const contract = found(await this.contracts.find(ctx, id), 'contract');
    await this.db.write(ctx, 'service.start', async (tx) => {
      await lockName(tx, `contract-in-force ${contract.storeId}`);
      await this.contracts.lock(tx, contract);
      const parts = await this.contracts.partsIn(ctx, tx, contract);
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
      await this.contracts.move(tx, contract, 'in_service', { serviceStartedAt: this.clock.now() });
      return null;
    });
    return found(await this.contracts.find(ctx, id), 'contract');
  }

  /**
   * Ends a contract that runs, with its last day. What was served and promised until then stays readable.
   *
   * @throws DomainError STATE_CHANGED unless it runs, INVALID_INPUT for a day before its start or after today.
   */
  async end(
    ctx: ProviderContext,
    input: { id: string; endedOn: string; reason: string },
  ): Promise<ContractRow> {
    const contract = found(await this.contracts.find(ctx, input.id), 'contract');
    if (input.endedOn < contract.startsOn) throw invalid([{ field: 'endedOn', code: 'END_BEFORE_START' }]);
    if (input.endedOn > businessDateOf(this.clock.now()))
      throw invalid([{ field: 'endedOn', code: 'DATE_FUTURE' }]);
    await this.db.write(
      ctx,
      'contract.end',
      async (tx) => {
        await lockName(tx, `contract-in-force ${contract.storeId}`);
        await this.contracts.move(tx, contract, 'ended', {
          endedOn: input.endedOn,
          endReason: input.reason.trim(),
          endedBy: ctx.actor.name,
        });
        return null;
      },
      input,
    );
    return found(await this.contracts.find(ctx, input.id), 'contract');
  }

  private async endFormer(ctx: ProviderContext, tx: WriteTx, next: ContractRow): Promise<void> {
    const { providerId, storeId } = next;
    const others = { providerId, storeId, status: 'in_service' as const, id: Not(next.id) };
    const running = await tx.manager.findBy(Contract, others);
    for (const former of running) {
      const dayBefore = addDays(next.startsOn, -1);
      await this.contracts.move(tx, former, 'ended', {
        endedOn: dayBefore < former.startsOn ? former.startsOn : dayBefore,
        endReason:
          ctx.locale === 'zh-CN' ? `由合同 ${next.number} 接续` : `Continued by contract ${next.number}`,
        endedBy: ctx.actor.name,
      });
    }
  }
}
