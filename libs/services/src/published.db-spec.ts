import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { makeTestDatabase, publishedDriftOf, type TestDatabase } from '@zuoxi/platform/testing';
import * as published from '@zuoxi/published';

// Beside them stand the readers of documents that they hold.
const entities = Object.values(published).filter((each) => typeof each === 'function');

let db: TestDatabase;
beforeAll(async () => {
  db = await makeTestDatabase();
});
afterAll(() => db.drop());

test('views and their entities say the same', async () => {
  expect(await publishedDriftOf(db.adminUrl, entities)).toEqual([]);
});

describe('the comparison notices', () => {
  const changes: [string, string, string][] = [
    [
      'a view that no entity is of',
      'create view sales_pub.share_link_view as select store_id from sales.share_link_view',
      'only published: sales_pub.share_link_view store_id uuid key',
    ],
    [
      'a view that is gone',
      'drop view conversations_pub.stale_day',
      'only stated: conversations_pub.stale_day store_id uuid key',
    ],
    [
      'a column that no entity has',
      'drop view identity_pub.client; create view identity_pub.client as select provider_id, id, name, created_at from identity.client',
      'only published: identity_pub.client created_at timestamp with time zone',
    ],
    [
      'a column that is gone',
      'drop view identity_pub.provider; create view identity_pub.provider as select provider_id, slug from identity.provider',
      'only stated: identity_pub.provider name text',
    ],
    [
      'another type',
      'drop view sales_pub.contract_clause; alter table sales.contract_clause alter target type numeric(9, 1);' +
        'create view sales_pub.contract_clause as select * from sales.contract_clause',
      'only published: sales_pub.contract_clause target numeric(9,1)',
    ],
    [
      'a null that was none',
      'alter table scheduling.agent alter column alias drop not null',
      'only published: scheduling_pub.agent alias text null',
    ],
    [
      'a null no more',
      'alter table quality.review alter column score set not null',
      'only stated: quality_pub.review score numeric(5,2) null',
    ],
    [
      'another key',
      'alter table conversations.agent_account drop constraint agent_account_pkey;' +
        'alter table conversations.agent_account add primary key (store_id)',
      'only stated: conversations_pub.agent_account account text key',
    ],
  ];
  let drift: string[];

  beforeAll(async () => {
    const scratch = await makeTestDatabase();
    try {
      for (const [, change] of changes) await scratch.admin.query(change);
      drift = await publishedDriftOf(scratch.adminUrl, entities);
    } finally {
      await scratch.drop();
    }
  });

  test.each(changes)('%s', (_what, _change, sign) => {
    expect(drift).toContain(sign);
  });
});
