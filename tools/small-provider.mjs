// A provider with an owner, a price book and stores that have profiles: the least that the product can work for.
// Made by the use cases in a second, for benchmarks and fault drills.
import { ProviderService } from '@zuoxi/identity';
import { ProfileService } from '@zuoxi/onboarding';
import { PriceBookService, defaultPriceBook } from '@zuoxi/sales';
import { permissions } from '@zuoxi/vocabulary';
import { Application } from '../apps/cli/dist/application.js';

export const profile = {
  averageDailyInquiries: 600,
  promotionFrequency: 'monthly',
  serviceType: 'presale',
  serviceStartMinute: 540,
  serviceEndMinute: 1440,
  mealBreaks: 1,
  mealBreakMinutes: 60,
};

/**
 * @param slugs a store each
 * @param options.slug the provider's own; @param options.app services that are open already
 * @returns { app, ctx, storeIds, owner }: the services in this process, a context that may do everything, the stores in
 *   the order of the slugs, and who may sign in. The caller closes `app`.
 */
export async function makeSmallProvider(installation, slugs, { slug = 'small', app: open } = {}) {
  const app = open ?? (await Application.open(installation));
  const providers = app.get(ProviderService);
  let ctx = { ...(await providers.create('测试客服外包', slug)), permissions: [...permissions] };
  const owner = { email: `owner@${slug}.example.test`, password: 'a small password' };
  await providers.addPerson(ctx, { name: '店长', role: 'provider-owner', ...owner });
  const { components, commission, ...figures } = defaultPriceBook;
  await app.get(PriceBookService).publish(ctx, {
    ...figures,
    effectiveFrom: '2025-01-01',
    components: Object.entries(components).map(([component, amountFen]) => ({ component, amountFen })),
    commissionTiers: commission.tiers,
  });
  const storeIds = [];
  for (const name of slugs) {
    const store = {
      clientName: `客户 ${name}`,
      storeName: name,
      slug: name,
      platform: 'tmall',
      category: '家居',
      profile,
    };
    const made = await app.get(ProfileService).recordLead(ctx, store);
    storeIds.push(made.id);
    ctx = made.ctx;
  }
  return { app, ctx, storeIds, owner };
}
