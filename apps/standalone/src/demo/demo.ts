import type { INestApplicationContext } from '@nestjs/common';
import { ProviderService } from '@zuoxi/identity';
import { addDays, businessDateOf, instantAt, weekday } from '@zuoxi/platform/calendar';
import type { ProviderContext } from '@zuoxi/platform/context';
import { AgentService, ShiftService } from '@zuoxi/scheduling';
import { permissions } from '@zuoxi/vocabulary';
import { DemoDays } from './days.js';
import { DemoExchange } from './exchange.js';
import { agentNames } from './dialogues.js';
import type { MovableClock } from './movable-clock.js';
import { demoPassword, people, shopPeople } from './people.js';
import { DemoSale } from './sale.js';
import { type Services, servicesOf } from './services-of.js';
import { stores } from './stores.js';

/**
 * The demo provider, made by the product's own use cases at the times they would have happened: a few shops, thirty
 * agents, four weeks of chats, rosters, reports and reviews up to yesterday.
 */
export class Demo {
  private readonly get: Services;
  private readonly sale: DemoSale;
  private readonly days: DemoDays;
  private readonly exchange: DemoExchange;

  constructor(
    app: INestApplicationContext,
    private readonly clock: MovableClock,
    private readonly say: (text: string) => void,
    /** How many days of chats and reports, up to yesterday. */
    private readonly historyDays = 28,
  ) {
    this.get = servicesOf(app);
    this.sale = new DemoSale(app, clock);
    this.days = new DemoDays(app, clock, historyDays);
    this.exchange = new DemoExchange(app, clock);
  }

  async load(): Promise<void> {
    this.clock.followTheWall();
    const today = businessDateOf(this.clock.now());
    const yesterday = addDays(today, -1);
    const firstOn = addDays(today, -this.historyDays);
    const monday = addDays(firstOn, 1 - weekday(firstOn));
    this.clock.set(instantAt(addDays(monday, -14), 600));

    const providers = this.get(ProviderService);
    const system = await providers.create('云岭客服外包', 'yunling');
    for (const person of people) await providers.addPerson(system, { ...person, password: demoPassword });
    let ctx: ProviderContext = {
      ...system,
      actor: { kind: 'system', id: 'demo', name: '林夏' },
      permissions: [...permissions],
    };
    await this.sale.publishPriceBook(ctx, addDays(monday, -60));
    const agentIds = await this.addAgents(ctx);
    await this.addShifts(ctx);

    let nextAgent = 0;
    for (const [index, spec] of stores.entries()) {
      this.say(`${spec.name} …`);
      this.clock.set(instantAt(addDays(monday, -14), 600));
      const made = await this.sale.recordLead(ctx, spec);
      ctx = { ...made.ctx, idempotencyKey: null };
      const own = agentIds.slice(nextAgent, nextAgent + spec.agents);
      nextAgent += spec.agents;
      for (const agentId of own) {
        await this.get(AgentService).certify(ctx, {
          agentId,
          storeId: made.id,
          certifiedOn: addDays(monday, -10),
        });
      }
      if (!spec.inService) continue;
      await this.sale.sellAndSign(ctx, made.id, monday);
      if (index === 0) {
        for (const person of shopPeople)
          await providers.addPerson(ctx, { ...person, password: demoPassword, storeId: made.id });
        await providers.addPerson(ctx, {
          name: agentNames[0] as string,
          email: 'agent@demo.zuoxi.cn',
          password: demoPassword,
          role: 'agent',
          agentId: own[0] as string,
        });
      }
      await this.exchange.giveSubAccounts(ctx, made.id, spec.name, own, monday);
      await this.days.roster(ctx, made.id, monday, today);
      await this.days.importHistory(ctx, spec, made.id, own, yesterday, index);
      await this.days.reportAndReview(ctx, made.id, firstOn, yesterday, index);
      if (index === 0) await this.exchange.talk(ctx, made.id, yesterday);
      if (index === 0)
        await this.days.appeal(ctx, { id: own[0] as string, name: agentNames[0] as string }, yesterday);
    }
    this.clock.followTheWall();
  }

  private async addAgents(ctx: ProviderContext): Promise<string[]> {
    const ids: string[] = [];
    for (const [index, name] of agentNames.entries()) {
      const number = String(index + 1).padStart(3, '0');
      const agent = await this.get(AgentService).add(ctx, {
        name,
        alias: `客服${number}`,
        employeeNo: `YL${number}`,
        maxMinutesPerWeek: 2640,
      });
      ids.push(agent.id);
    }
    return ids;
  }

  private async addShifts(ctx: ProviderContext): Promise<void> {
    const meal = (earliestMinute: number, latestMinute: number) => ({
      earliestMinute,
      latestMinute,
      minutes: 60,
    });
    const shifts = this.get(ShiftService);
    await shifts.add(ctx, { name: '早班', startMinute: 540, endMinute: 1050, breaks: [meal(690, 810)] });
    await shifts.add(ctx, { name: '中班', startMinute: 720, endMinute: 1230, breaks: [meal(990, 1080)] });
    await shifts.add(ctx, { name: '晚班', startMinute: 930, endMinute: 1440, breaks: [meal(1050, 1140)] });
  }
}
