import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { newId, type ProviderContext } from '@zuoxi/platform/context';
import {
  anAgent,
  aPerson,
  aProvider,
  aStore,
  insertRow,
  startTestApp,
  type TestApp,
} from '@zuoxi/platform/testing';
import {
  type AgentId,
  permissionsOf,
  type ProviderRole,
  providerRoles,
  rolesWith,
  type StoreId,
} from '@zuoxi/vocabulary';
import fc from 'fast-check';
import { QualityModule } from '../quality.module.js';
import { AppealService } from './appeal.service.js';
import { DutiesService } from './duties.service.js';
import { SamplingService } from './sampling.service.js';
import { ScorecardService } from './scorecard.service.js';
import { ScoringService } from './scoring.service.js';

const on = '2026-11-20';
const keep = { decision: 'keep', reason: '无误' } as const;
const refused = { code: 'REVIEW_OWN_TEAM' };

let app: TestApp;
let ctx: ProviderContext;
let storeId: StoreId;
let agentId: AgentId;
let leader: ProviderContext;

beforeAll(async () => {
  app = await startTestApp(QualityModule);
});
afterAll(() => app.close());
beforeEach(async () => {
  app.clock.set('2026-11-21T02:00:00Z');
  ({ ctx, id: storeId } = await aStore(app.db, await aProvider(app.db)));
  agentId = await anAgent(app.db, ctx);
  leader = aPerson(ctx, 'qc-lead');
  await hold(leader, ['qc-lead']);
  await aTeam(leader, [agentId]);
});

/** Somebody's roles, as the database knows them. */
async function hold(
  { providerId, userId, agentId: agent }: ProviderContext,
  roles: readonly ProviderRole[],
  over: Record<string, unknown> = {},
): Promise<void> {
  const account = { id: userId, email: `${userId}@x.example`, name: '某人', created_at: new Date() };
  await insertRow(app.db, 'identity.account', account);
  for (const [index, role] of roles.entries())
    await insertRow(app.db, 'identity.membership', {
      ...{ provider_id: providerId, id: newId(), account_id: userId, role, created_at: new Date() },
      ...{ agent_id: index === 0 ? agent : null, ...over },
    });
}

async function aTeam(by: ProviderContext, agents: readonly AgentId[]): Promise<void> {
  const { providerId, userId } = by;
  const id = newId();
  const team = { provider_id: providerId, id, name: id, leader_id: userId, created_at: new Date() };
  await insertRow(app.db, 'identity.team', team);
  for (const agent of agents)
    await insertRow(app.db, 'identity.team_agent', { provider_id: providerId, agent_id: agent, team_id: id });
}

async function aReview(over: Record<string, unknown> = {}): Promise<string> {
  const { id: scorecardId } = await app.get(ScorecardService).inForce(ctx);
  const id = newId();
  await insertRow(app.db, 'quality.review', {
    ...{ provider_id: ctx.providerId, store_id: storeId, id, business_date: on, agent_id: agentId },
    ...{ conversation_id: newId(), reason: 'routine', status: 'open', scorecard_id: scorecardId },
    ...{ created_at: new Date(), ...over },
  });
  return id;
}
const anAppeal = () =>
  aReview({ status: 'appealed', score: 80, appeal_filed_at: new Date(), appeal_reason: '不是我' });

const setRule = (rule: string) =>
  app.db.admin.query(
    `insert into identity.security_policy (provider_id, second_factor_roles, own_team, changed_by, changed_at)
     values ($1, '{}', $2, '顾远', now())
     on conflict (provider_id) do update set own_team = excluded.own_team`,
    [ctx.providerId, rule],
  );

const decide = (by: ProviderContext, id: string) => app.get(AppealService).decide(by, { id, ...keep });

describe('the work of one’s own team', () => {
  test('is for others to judge as soon as there is one: not offered, not scored, not decided', async () => {
    const open = await aReview();
    await hold(aPerson(ctx, 'qc-inspector'), ['qc-inspector']);
    const queue = async () => (await app.get(SamplingService).queue(leader, on)).totalCount;
    expect(await queue()).toBe(0);
    await expect(app.get(ScoringService).submit(leader, { id: open, findings: [] })).rejects.toMatchObject(
      refused,
    );
    // Nobody else may decide yet, so who leads may.
    await decide(leader, await anAppeal());
    const appeal = await anAppeal();
    const other = aPerson(ctx, 'qc-lead');
    await hold(other, ['qc-lead']);
    await expect(decide(leader, appeal)).rejects.toMatchObject(refused);
    await decide(other, appeal);
    await setRule('always');
    expect(await queue()).toBe(3);
    await decide(leader, await anAppeal());
    await setRule('never');
    await expect(decide(leader, await anAppeal())).rejects.toMatchObject(refused);
  });

  test('is that of colleagues too; another provider’s teams count for nothing here', async () => {
    await setRule('never');
    const own = await anAgent(app.db, ctx);
    const colleague = aPerson(ctx, 'qc-lead', { agentId: own });
    await hold(colleague, ['qc-lead']);
    const appeal = await anAppeal();
    const kept = () => app.get(DutiesService).keptFrom(colleague, 'appeal:decide');
    expect(await kept()).toEqual([]);
    await app.db.admin.query(
      `insert into identity.team_agent select provider_id, $2, team_id from identity.team_agent where agent_id = $1`,
      [agentId, own],
    );
    expect((await kept()).map((each) => each.agentId).sort()).toEqual([agentId, own].sort());
    await expect(decide(colleague, appeal)).rejects.toMatchObject(refused);
    const elsewhere = await aStore(app.db, await aProvider(app.db));
    const stranger = { ...leader, providerId: elsewhere.ctx.providerId, storeIds: [elsewhere.id] };
    expect(await app.get(DutiesService).keptFrom(stranger, 'appeal:decide')).toEqual([]);
  });

  test('whatever roles they hold, who leads is kept from it just where the rule says, and somebody else could', async () => {
    const appeal = await anAppeal();
    const { id: otherStore } = await aStore(app.db, ctx);
    const deciders: readonly string[] = rolesWith('appeal:decide');
    const person = fc.record({
      roles: fc.subarray([...providerRoles]),
      store: fc.constantFrom(null, storeId, otherStore),
      isInTeam: fc.boolean(),
      hasLeft: fc.boolean(),
    });
    const rules = fc.constantFrom('never', 'when_alone', 'always');
    await fc.assert(
      fc.asyncProperty(
        fc.subarray([...providerRoles]),
        fc.array(person, { maxLength: 3 }),
        rules,
        async (roles, others, rule) => {
          await app.db.admin.query('delete from identity.membership where provider_id = $1', [
            ctx.providerId,
          ]);
          await app.db.admin.query('delete from identity.team where provider_id = $1 and leader_id <> $2', [
            ctx.providerId,
            leader.userId,
          ]);
          await setRule(rule);
          for (const each of others) {
            const other = aPerson(ctx, 'qc-lead', { agentId: null });
            const endsAt = each.hasLeft ? '2026-11-01T00:00:00Z' : null;
            await hold(other, each.roles, { store_id: each.store, ends_at: endsAt });
            if (each.isInTeam)
              await app.db.admin.query(
                `update identity.membership set agent_id = $3
                  where id = (select id from identity.membership
                               where provider_id = $1 and account_id = $2 and ends_at is null
                                 and not exists (select from identity.membership m where m.agent_id = $3) limit 1)`,
                [ctx.providerId, other.userId, agentId],
              );
          }
          const { rows: outside } = await app.db.admin.query<{ role: string; store_id: string | null }>(
            `select role, store_id from identity.membership m
              where provider_id = $1 and ends_at is null
                and not exists (select from identity.membership own
                                 where own.account_id = m.account_id and own.agent_id = $2)`,
            [ctx.providerId, agentId],
          );
          const couldOthers = outside.some(
            ({ role, store_id: at }) => deciders.includes(role) && (at === null || at === storeId),
          );
          const isKept = rule === 'never' || (rule === 'when_alone' && couldOthers);
          const led = { ...leader, roles, permissions: permissionsOf(roles) };
          const kept = await app.get(DutiesService).keptFrom(led, 'appeal:decide');
          expect(kept.some((each) => each.agentId === agentId && each.storeId === storeId)).toBe(isKept);
          if (isKept) await expect(decide(led, appeal)).rejects.toMatchObject(refused);
        },
      ),
      { numRuns: 40 },
    );
  });
});
