import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { driftOf, makeTestDatabase, type TestDatabase } from '@zuoxi/platform/testing';
import { platformEntities, type ServiceDefinition } from '@zuoxi/platform/module';
import { Contract } from '@zuoxi/published';
import { definitions } from './definitions.js';

type Name = keyof typeof definitions;
const mapped = [
  ['platform', platformEntities] as const,
  ...(Object.entries(definitions) as [Name, ServiceDefinition][]).flatMap(([name, { entities }]) =>
    entities ? [[name, entities] as const] : [],
  ),
];

let db: TestDatabase;
beforeAll(async () => {
  db = await makeTestDatabase();
});
afterAll(() => db.drop());

test.each(mapped)('%s: entities and tables say the same', async (name, entities) => {
  expect(await driftOf(db.adminUrl, name, entities)).toEqual([]);
});

describe('the comparison notices', () => {
  const profile = 'alter table onboarding.store_profile';
  const slots = 'alter table onboarding.traffic_slot';
  const changes: [string, string, RegExp][] = [
    ['a column that no entity has', `${profile} add column mood text`, /DROP COLUMN "mood"/],
    ['a column that is gone', `${profile} drop column sources cascade`, /ADD "sources"/],
    ['another type', `${slots} alter column slot_minute type bigint`, /ADD "slot_minute" integer/],
    [
      'another precision',
      `${slots} alter column inquiries type numeric(12, 1)`,
      /"inquiries" .*numeric\(12,3\)/,
    ],
    ['a null that was none', `${profile} alter column created_by drop not null`, /"created_by" SET NOT NULL/],
    [
      'a null no more',
      `${profile} alter column presale_agents set not null`,
      /"presale_agents" DROP NOT NULL/,
    ],
    ['a default that is gone', `${profile} alter column served_holidays drop default`, /SET DEFAULT/],
    [
      'a table that no entity is of',
      'create table onboarding.novel (id int)',
      /no entity for onboarding.novel/,
    ],
  ];
  let drift: string;
  let withoutTable: string;

  beforeAll(async () => {
    const scratch = await makeTestDatabase();
    const { entities } = definitions.onboarding;
    const drifted = async () => (await driftOf(scratch.adminUrl, 'onboarding', entities)).join('; ');
    try {
      await scratch.admin.query('drop view onboarding_pub.traffic_slot');
      for (const [, change] of changes) await scratch.admin.query(change);
      drift = await drifted();
      await scratch.admin.query('drop table onboarding.traffic_slot');
      withoutTable = await drifted();
    } finally {
      await scratch.drop();
    }
  });

  test.each(changes)('%s', (_what, _change, sign) => {
    expect(drift).toMatch(sign);
  });

  test('a view that is published to others', async () => {
    const drift = await driftOf(db.adminUrl, 'onboarding', [...definitions.onboarding.entities, Contract]);
    expect(drift).toEqual(['sales_pub.contract is not published to onboarding']);
  });

  test('a table that is gone', () => {
    expect(withoutTable).toMatch(/CREATE TABLE "onboarding"."traffic_slot"/);
  });
});
