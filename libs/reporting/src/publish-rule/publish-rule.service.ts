import { Inject, Injectable } from '@nestjs/common';
import { heldStore } from '@zuoxi/platform/access';
import { Clock } from '@zuoxi/platform/calendar';
import type { ProviderContext } from '@zuoxi/platform/context';
import { changesOf, type Database, type ReadTx } from '@zuoxi/platform/database';
import { DomainError } from '@zuoxi/platform/errors';
import { doorOf } from '@zuoxi/platform/module';
import type { SetPublishRuleInput } from '../api.types.js';
import { PublishRule } from './publish-rule.entity.js';

type Terms = Omit<PublishRule, 'providerId' | 'storeId' | 'version' | 'setBy' | 'setAt'>;
export interface PublishRuleRow extends Terms, Pick<PublishRule, 'version'> {
  readonly setBy: string | null;
  readonly setAt: Date | null;
}

/** Of a shop for which nobody has set a rule. */
const usual: PublishRuleRow = {
  ...{ version: 0, byClock: false, expected: [], missedPromisesAllowed: false },
  ...{ unmatchedAccountsAllowed: 0, refusedRowsAllowed: 0, slotsBelowSoldAllowed: 0 },
  ...{ setBy: null, setAt: null },
};

/** What a provider lets the clock publish, a version each time it is set. */
@Injectable()
export class PublishRuleService {
  constructor(
    @Inject(doorOf('reporting')) private readonly db: Database,
    private readonly clock: Clock,
  ) {}

  get(ctx: ProviderContext, storeId: string): Promise<PublishRuleRow> {
    const own = { providerId: ctx.providerId, storeId: heldStore(ctx, storeId) };
    return this.db.read(ctx, (tx) => newestRule(tx, own));
  }

  /** @throws DomainError DRAFT_CHANGED when another version was set after the one that was seen. */
  async set(ctx: ProviderContext, input: SetPublishRuleInput): Promise<PublishRuleRow> {
    const { storeId: given, seen, ...terms } = input;
    const own = { providerId: ctx.providerId, storeId: heldStore(ctx, given) };
    const after: Terms = { ...terms, expected: [...new Set(terms.expected)].sort() };
    await this.db.write(
      ctx,
      'publish-rule.set',
      async (tx) => {
        const before = await newestRule(tx, own);
        const version = seen + 1;
        const by = { setBy: ctx.actor.name, setAt: this.clock.now() };
        // Of two that saw the same version one is first; the key holds the other off.
        const isNext =
          before.version === seen &&
          (await tx.insert(PublishRule, { ...own, ...after, ...by, version }, { ignore: true }));
        if (!isNext) throw new DomainError('DRAFT_CHANGED');
        const changes = changesOf(told(before), told(after));
        const { storeId } = own;
        tx.audit({ subjectType: 'store', subjectId: storeId, storeId, details: { version }, changes });
        return null;
      },
      input,
    );
    return this.get(ctx, given);
  }
}

async function newestRule(
  { manager }: Pick<ReadTx, 'manager'>,
  own: Pick<PublishRule, 'providerId' | 'storeId'>,
): Promise<PublishRuleRow> {
  return (await manager.findOne(PublishRule, { where: own, order: { version: 'DESC' } })) ?? usual;
}

const told = ({ byClock, expected, ...limits }: Terms) => ({
  ...{ byClock, expected },
  missedPromisesAllowed: limits.missedPromisesAllowed,
  unmatchedAccountsAllowed: limits.unmatchedAccountsAllowed,
  refusedRowsAllowed: limits.refusedRowsAllowed,
  slotsBelowSoldAllowed: limits.slotsBelowSoldAllowed,
});
