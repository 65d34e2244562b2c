import { describe, expect, test } from '@jest/globals';
import { type EventName, ownRole, type OwnRoles, type Role } from '@zuoxi/vocabulary';
import { audienceOf, type Held } from './audience.rules.js';

const held = (
  accountId: string,
  role: Role,
  storeId: string | null = null,
  agentId: string | null = null,
): Held => ({
  ...{ accountId, storeId, role, agentId },
});
const event = {
  ...{ name: 'appeal.filed' as const, storeId: 'tea', by: { id: 'agent', name: '小美' } },
  ...{ accountIds: [], agentIds: [] },
};
const told = (
  over: Partial<Parameters<typeof audienceOf>[0]>,
  roles: Held[],
  wishes: Parameters<typeof audienceOf>[2] = [],
) => audienceOf({ ...event, ...over }, roles, wishes, 'isTold');
const wish = (accountId: string, isTold: boolean | null, isMailed: boolean | null = null) => ({
  ...{ accountId, isTold, isMailed },
});

describe('who is told', () => {
  test('whose role it is for, in that store or in all', () => {
    const roles = [held('a', 'qc-lead'), held('b', 'qc-lead', 'tea'), held('c', 'qc-lead', 'shoes')];
    expect(told({}, roles)).toEqual(['a', 'b']);
  });

  test('nobody of what they did themselves, unless it names them', () => {
    const roles = [held('a', 'account-manager')];
    const failed = { name: 'import.failed' as const, by: { id: 'a', name: '林夏' } };
    expect(told(failed, roles)).toEqual([]);
    expect(told({ ...failed, accountIds: ['a'] }, roles)).toEqual(['a']);
  });

  test('whom it names, if they may see it there', () => {
    const approved = { name: 'quote.approved' as const, accountIds: ['seller', 'trainer'] };
    const roles = [held('seller', 'sales', 'tea'), held('trainer', 'trainer'), held('other', 'sales')];
    expect(told(approved, roles)).toEqual(['seller']);
  });

  test('the login that is the agent', () => {
    const decided = { name: 'appeal.decided' as const, agentIds: ['n1'] };
    expect(told(decided, [held('a', 'agent', null, 'n1'), held('b', 'agent', null, 'n2')])).toEqual(['a']);
  });

  test('a role in one store says nothing of another, whatever else is held there', () => {
    const roles = [held('a', 'qc-lead', 'shoes'), held('a', 'qc-inspector', 'tea')];
    expect(told({}, roles)).toEqual([]);
  });

  test('what concerns the whole provider is for those who hold it whole', () => {
    const joined = { name: 'member.joined' as const, storeId: null };
    expect(told(joined, [held('a', 'provider-owner'), held('b', 'hr', 'tea')])).toEqual(['a']);
  });
});

describe('as they wish', () => {
  const signed = { name: 'contract.signed' as const };
  const roles = [held('seller', 'sales'), held('auditor', 'auditor')];

  test('one is silenced, another wants to know', () => {
    const wishes = [wish('seller', false), wish('auditor', true)];
    expect(told(signed, roles)).toEqual(['seller']);
    expect(told(signed, roles, wishes)).toEqual(['auditor']);
  });

  test('nobody can want what they may not see', () => {
    expect(told(signed, [held('a', 'trainer')], [wish('a', true)])).toEqual([]);
  });

  test('who holds a role of the provider’s own, of what it lets them see', () => {
    const own = ownRole('01a22e1a-6099-732c-8e48-d8c5eae1e59a');
    const wanted = [wish('a', true)];
    const hears = (given: OwnRoles) =>
      audienceOf({ ...event, name: 'contract.signed' }, [held('a', own)], wanted, 'isTold', given);
    expect([hears({ [own]: ['contract:read'] }), hears({ [own]: ['store:read'] }), hears({})]).toEqual([
      ['a'],
      [],
      [],
    ]);
  });

  test('a shop’s people cannot want what is not for shops', () => {
    const accepted = { name: 'quote.accepted' as const };
    expect(told(accepted, [held('a', 'shop-owner', 'tea')], [wish('a', true)])).toEqual([]);
    expect(told(accepted, [held('a', 'sales', 'tea')], [wish('a', true)])).toEqual(['a']);
  });

  test('what waits for them cannot be silenced', () => {
    expect(told({}, [held('lead', 'qc-lead')], [wish('lead', false)])).toEqual(['lead']);
  });

  test('by mail: what waits always, reports usually, the rest where they want it', () => {
    const mailed = (name: EventName, role: Role, wishes: Parameters<typeof audienceOf>[2] = []) =>
      audienceOf({ ...event, name }, [held('a', role)], wishes, 'isMailed');
    expect(mailed('appeal.filed', 'qc-lead', [wish('a', true, false)])).toEqual(['a']);
    expect(mailed('report.published', 'shop-owner')).toEqual(['a']);
    expect(mailed('report.published', 'shop-owner', [wish('a', true, false)])).toEqual([]);
    expect(mailed('contract.signed', 'sales')).toEqual([]);
    expect(mailed('contract.signed', 'sales', [wish('a', null, true)])).toEqual(['a']);
    expect(mailed('contract.signed', 'trainer', [wish('a', null, true)])).toEqual([]);
  });
});
