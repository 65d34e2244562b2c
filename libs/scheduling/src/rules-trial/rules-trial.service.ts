import { Inject, Injectable } from '@nestjs/common';
import { addDays, businessDateOf, Clock } from '@zuoxi/platform/calendar';
import type { ProviderContext } from '@zuoxi/platform/context';
import type { Database, ReadTx } from '@zuoxi/platform/database';
import { doorOf } from '@zuoxi/platform/module';
import { settingAt } from '@zuoxi/platform/settings';
import type { BrokenRule } from '@zuoxi/rostering';
import type { LabourRules } from '@zuoxi/vocabulary';
import { deliveredRules } from '../roster/labour-rules.js';
import { brokenText } from '../roster/roster.rules.js';
import { brokenBy, lookBackDays, type ToldShift } from './rules-trial.rules.js';

const daysBack = 56;
const mostExamples = 100;

/** Labour rules tried on what agents were told, before they are set. */
@Injectable()
export class RulesTrialService {
  constructor(
    @Inject(doorOf('scheduling')) private readonly db: Database,
    private readonly clock: Clock,
  ) {}

  async try(ctx: ProviderContext, rules: LabourRules) {
    const today = businessDateOf(this.clock.now());
    const fromOn = addDays(today, -daysBack);
    const { told, todays } = await this.db.read(ctx, async (tx) => {
      const inForce = await settingAt(tx, ctx.providerId, 'labour-rules', today);
      return { told: await readTold(tx, ctx, fromOn), todays: inForce.rows[0] ?? deliveredRules };
    });
    const known = new Set(brokenBy(todays, told, fromOn).map(nameOf));
    const broken = brokenBy(rules, told, fromOn)
      .map((rule) => ({ rule, brokenToday: known.has(nameOf(rule)) }))
      .sort((a, b) => Number(a.brokenToday) - Number(b.brokenToday) || b.rule.on.localeCompare(a.rule.on));
    return {
      fromOn,
      shifts: told.filter(({ on }) => on >= fromOn).length,
      broken: broken.length,
      brokenToday: broken.filter(({ brokenToday }) => brokenToday).length,
      examples: broken.slice(0, mostExamples).map(({ rule, brokenToday }) => ({
        agent: { __typename: 'Agent' as const, id: rule.agentId },
        on: rule.on,
        message: brokenText({ ...rule, otherShifts: [] }, ctx.locale),
        brokenToday,
      })),
    };
  }
}

const nameOf = ({ code, agentId, on }: BrokenRule) => `${code} ${agentId} ${on}`;

const readTold = ({ sql }: ReadTx, { providerId }: ProviderContext, fromOn: string) =>
  sql<ToldShift>(
    `select p.agent_id, p.on_date as on, p.start_minute, p.end_minute, p.work_minutes, a.max_minutes_per_week
       from scheduling.published_shift p
       join scheduling.agent a on a.provider_id = p.provider_id and a.id = p.agent_id
      where p.provider_id = $1 and p.on_date >= $2
      order by p.agent_id, p.on_date`,
    [providerId, addDays(fromOn, -lookBackDays)],
  );
