import type { INestApplicationContext } from '@nestjs/common';
import { SubAccountService } from '@zuoxi/identity';
import { MatterService } from '@zuoxi/onboarding';
import { addDays, instantAt } from '@zuoxi/platform/calendar';
import { newId, type ProviderContext } from '@zuoxi/platform/context';
import type { StoreId } from '@zuoxi/vocabulary';
import type { MovableClock } from './movable-clock.js';
import { shopPeople } from './people.js';
import { type Services, servicesOf } from './services-of.js';

/** What a shop and the provider hand each other: accounts on the platform, questions, materials. */
export class DemoExchange {
  private readonly get: Services;

  constructor(
    app: INestApplicationContext,
    private readonly clock: MovableClock,
  ) {
    this.get = servicesOf(app);
  }

  async giveSubAccounts(
    ctx: ProviderContext,
    storeId: StoreId,
    shop: string,
    agentIds: readonly string[],
    sinceOn: string,
  ): Promise<void> {
    const accounts = this.get(SubAccountService);
    for (const [index, agentId] of agentIds.entries()) {
      const name = `${shop}:客服${String(index + 1).padStart(2, '0')}`;
      const id = await accounts.add(ctx, { storeId, name, rights: ['chat', 'orders'] });
      await accounts.give(ctx, { subAccountId: id, agentId, sinceOn });
    }
  }

  async talk(ctx: ProviderContext, storeId: StoreId, yesterday: string): Promise<void> {
    const matters = this.get(MatterService);
    const ofUs: ProviderContext = { ...ctx, actor: { kind: 'system', id: newId(), name: '方雅' } };
    const ofShop = (name: string): ProviderContext => ({
      ...ctx,
      storeId,
      storeIds: [storeId],
      roles: ['shop-owner'],
      actor: { kind: 'system', id: newId(), name },
    });
    const owner = ofShop(shopPeople[0].name);
    const at = (on: string, minute: number) => this.clock.set(instantAt(on, minute));

    at(addDays(yesterday, -9), 600);
    const sizes = await matters.open(ofUs, {
      ...{ storeId, kind: 'material', title: '四件套尺码与洗涤说明', dueOn: addDays(yesterday, -6) },
      text: '最近一周有 40 多通会话问到尺码和洗涤，请发最新的尺码表和洗涤说明，我们更新话术。',
    });
    at(addDays(yesterday, -8), 900);
    await matters.reply(owner, {
      id: sizes,
      text: '尺码：1.5 米床 200×230，1.8 米床 220×240；全部可 30 度机洗，不可漂白。',
    });
    at(addDays(yesterday, -7), 570);
    await matters.close(ofUs, { id: sizes, as: 'done' });

    at(addDays(yesterday, -1), 660);
    await matters.open(owner, {
      ...{ kind: 'question', title: '双十二当天几点加席位？', dueOn: addDays(yesterday, 2) },
      text: '预热从 20 点开始，去年 20–23 点排队很长，今年想加两席，最晚什么时候确认？',
    });
    at(yesterday, 1020);
    await matters.open(ofUs, {
      ...{ storeId, kind: 'material', title: '双十二活动规则与赠品清单', dueOn: addDays(yesterday, 3) },
      text: '请发活动时间、满减规则、赠品清单和缺货时的替换办法。',
    });
  }
}
