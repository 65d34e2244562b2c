import { afterAll, beforeAll, beforeEach, expect, test } from '@jest/globals';
import { newId, type ProviderContext } from '@zuoxi/platform/context';
import {
  anAgent,
  aProvider,
  aStore,
  everyPage,
  insertRow,
  startTestApp,
  type TestApp,
} from '@zuoxi/platform/testing';
import { IdentityModule } from '../identity.module.js';
import { TeamService } from './team.service.js';

let app: TestApp;
let teams: TeamService;
let ctx: ProviderContext;

beforeAll(async () => {
  app = await startTestApp(IdentityModule);
  teams = app.get(TeamService);
});
afterAll(() => app.close());
beforeEach(async () => {
  ({ ctx } = await aStore(app.db, await aProvider(app.db)));
});

async function aMember(name: string): Promise<string> {
  const [id, accountId] = [newId(), newId()];
  const created_at = app.clock.now();
  await insertRow(app.db, 'identity.account', {
    ...{ id: accountId, email: `${accountId}@x.example`, name, created_at },
  });
  await insertRow(app.db, 'identity.membership', {
    ...{ provider_id: ctx.providerId, id, account_id: accountId, role: 'team-leader', created_at },
  });
  return id;
}
const agentsOf = async (id: string) => (await teams.agentsOf(ctx, [id])).map(({ agentId }) => agentId);

test('an agent is in one team: whoever is put into another leaves the first', async () => {
  const [a, b] = [await anAgent(app.db, ctx), await anAgent(app.db, ctx)];
  const memberId = await aMember('周雨');
  const first = await teams.add(ctx, { name: '一组', memberId, agentIds: [a, b, b] });
  const second = await teams.add(ctx, { name: ' 二组 ', memberId, agentIds: [b] });
  expect([await agentsOf(first), await agentsOf(second)]).toEqual([[a], [b]]);
  await teams.change(ctx, { id: first, name: '一组', memberId, agentIds: [b] });
  expect([await agentsOf(first), await agentsOf(second)]).toEqual([[b], []]);
  const listed = await everyPage((page) => teams.list(ctx, { ...page, sort: '-name' }));
  expect(listed).toMatchObject([
    { name: '二组', leader: '周雨' },
    { name: '一组', leader: '周雨' },
  ]);
  await teams.remove(ctx, first);
  expect(await agentsOf(first)).toEqual([]);
});

test('names are taken once; leaders and agents are the provider’s own, leaders with a role still', async () => {
  const memberId = await aMember('周雨');
  const team = { name: '一组', memberId, agentIds: [] };
  const id = await teams.add(ctx, team);
  await expect(teams.add(ctx, team)).rejects.toMatchObject({ code: 'ALREADY_EXISTS' });
  const other = await teams.add(ctx, { ...team, name: '二组' });
  await expect(teams.change(ctx, { ...team, id: other })).rejects.toMatchObject({ code: 'ALREADY_EXISTS' });
  const elsewhere = await aProvider(app.db);
  const theirs = { ...team, name: '三组', agentIds: [await anAgent(app.db, elsewhere)] };
  await expect(teams.add(ctx, theirs)).rejects.toMatchObject({ code: 'NOT_FOUND' });
  await expect(teams.change(elsewhere, { ...team, id })).rejects.toMatchObject({ code: 'NOT_FOUND' });
  await app.db.admin.query('update identity.membership set ends_at = $2 where id = $1', [
    memberId,
    app.clock.now(),
  ]);
  await expect(teams.add(ctx, { ...team, name: '三组' })).rejects.toMatchObject({ code: 'NOT_FOUND' });
});

test('what a change replaced is in the audit log', async () => {
  const [before, after] = [await aMember('周雨'), await aMember('何静')];
  const id = await teams.add(ctx, { name: '一组', memberId: before, agentIds: [] });
  await teams.change(ctx, { id, name: '夜班组', memberId: after, agentIds: [] });
  const { rows } = await app.db.admin.query(
    `select details from platform.audit_entry where subject_id = $1 and action = 'team.change'`,
    [id],
  );
  expect(JSON.stringify(rows)).toContain('一组');
  expect(JSON.stringify(rows)).toContain((await teams.get(ctx, id)).leaderId);
});
