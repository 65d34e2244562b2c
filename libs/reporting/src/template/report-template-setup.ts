import { Inject, Injectable } from '@nestjs/common';
import type { ProviderContext } from '@zuoxi/platform/context';
import { type Database, ofStores } from '@zuoxi/platform/database';
import { DomainError, invalid } from '@zuoxi/platform/errors';
import { checkedInput } from '@zuoxi/platform/graphql';
import { doorOf } from '@zuoxi/platform/module';
import { readItems, type SetupItem, SetupPart, type SetupReading } from '@zuoxi/platform/setup';
import { Store } from '@zuoxi/published';
import { Clock, businessDateOf } from '@zuoxi/platform/calendar';
import { ReportNumbersInput } from './report-template.inputs.js';
import { templateProblems } from './report-template.rules.js';
import { ReportTemplateService } from './report-template.service.js';

/** Which numbers reports show, as the file of the set-up has it: a list for each shop, by the shop's short name. */
@Injectable()
export class ReportTemplateSetupService extends SetupPart {
  constructor(
    @Inject(doorOf('reporting')) private readonly db: Database,
    private readonly templates: ReportTemplateService,
    private readonly clock: Clock,
  ) {
    super();
  }

  async exported(ctx: ProviderContext): Promise<SetupItem[]> {
    const stores = await this.stores(ctx);
    const items = await Promise.all(
      stores.map(async ({ storeId, slug }) => {
        const chosen = (await this.templates.list(ctx, storeId)).filter(({ from }) => from !== null);
        const versions = chosen.map(({ from, numbers, setBy, setAt }) => ({
          ...{ version: null, from, by: setBy, at: setAt?.toISOString() ?? null },
          content: { numbers: [...numbers] },
        }));
        const today = businessDateOf(this.clock.now());
        const inForce = versions.find(({ from }) => (from ?? '') <= today);
        return inForce ? [{ name: slug, content: inForce.content, versions }] : [];
      }),
    );
    return items.flat();
  }

  read(ctx: ProviderContext, reading: SetupReading) {
    return readItems(ctx, reading, async ({ name, content }) => {
      const { numbers } = checkedInput(ReportNumbersInput, content);
      const problems = templateProblems(numbers);
      if (problems.length) throw invalid(problems);
      const store = (await this.stores(ctx)).find(({ slug }) => slug === name);
      if (!store) throw new DomainError('SETUP_SHOP_MISSING', { slug: name });
      const before = await this.templates.on(ctx, store.storeId, reading.from);
      const input = { storeIds: [store.storeId], from: reading.from, numbers };
      return {
        before: { numbers: before },
        after: { numbers },
        write: () => this.templates.set({ ...ctx, idempotencyKey: null }, input),
      };
    });
  }

  private stores(ctx: ProviderContext): Promise<Store[]> {
    return this.db.read(ctx, ({ manager }) =>
      manager.find(Store, { where: ofStores(ctx), order: { slug: 'ASC' } }),
    );
  }
}
