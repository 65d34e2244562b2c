import { afterAll, describe, expect, test } from '@jest/globals';
import { makeTestDatabase } from '@zuoxi/platform/testing';
import { conjunctsOf, problemsOf, readParents } from './plans.js';

const db = await makeTestDatabase();
const client = await db.admin.connect();
const parents = await readParents(client);
afterAll(async () => {
  client.release();
  await db.drop();
});
const problems = (text: string) => problemsOf(client, parents, text);

describe('one machine answers', () => {
  test.each([
    ['a statement with the provider', 'select id from sales.quote where provider_id = $1 and store_id = $2'],
    [
      'a join that hands it on',
      `select 1 from sales.quote q join sales.contract c using (provider_id, store_id) where q.provider_id = $1`,
    ],
    [
      'a sub-select with its own',
      `select (select count(*) from sales.contract c where c.provider_id = $1 and c.store_id = q.store_id)
         from sales.quote q where q.provider_id = $1`,
    ],
    [
      'messages, whichever month',
      'select 1 from conversations.message where provider_id = $1 and store_id = $2',
    ],
    ['a name in quotes', 'select 1 from sales.quote "Quote" where "Quote"."provider_id" = $1'],
    ['a directory', 'select name from identity.store where slug = $1'],
    ['a row that is written', 'insert into conversations.stale_day values ($1, $2, $3)'],
    [
      'rows that may conflict',
      'insert into conversations.stale_day select $1, $2, d from unnest($3::date[]) d on conflict do nothing',
    ],
    [
      'rows of its own',
      'insert into conversations.stale_day select provider_id, store_id, business_date from conversations.day_change where provider_id = $1',
    ],
    [
      'an update by typed lists',
      `update conversations.day_change c set changed_at = u.at from unnest($2::date[], $3::timestamptz[]) u (d, at)
        where c.provider_id = $1 and c.business_date = u.d`,
    ],
  ])('%s', async (_what, text) => {
    expect(await problems(text)).toEqual([]);
  });
});

describe('named is', () => {
  const withoutQuote = 'reads sales.quote without its provider';
  test.each([
    ['a statement without the provider', 'select id from sales.quote where store_id = $1', withoutQuote],
    [
      'a sub-select without it',
      `select (select count(*) from sales.quote q where q.store_id = c.store_id)
         from sales.contract c where c.provider_id = $1`,
      withoutQuote,
    ],
    [
      'a sub-select that has it from the row outside',
      `select (select count(*) from sales.quote q where q.provider_id = c.provider_id)
         from sales.contract c where c.provider_id = $1`,
      withoutQuote,
    ],
    [
      'a join arm',
      'select 1 from sales.contract c join sales.quote q using (store_id) where c.provider_id = $1',
      withoutQuote,
    ],
    ['one of several providers', 'select 1 from sales.quote where provider_id = any ($1)', withoutQuote],
    ['one way of two', 'select 1 from sales.quote where provider_id = $1 or store_id = $2', withoutQuote],
    ['rows that are locked', 'select 1 from sales.quote where id = $1 for update', withoutQuote],
    ['an update', 'update sales.quote set status = $2 where id = $1', withoutQuote],
    ['a delete', 'delete from sales.quote where id = $1', withoutQuote],
    [
      'a published view',
      'select 1 from scheduling_pub.agent where id = $1',
      'reads scheduling.agent without its provider',
    ],
    [
      'a month of messages',
      'select 1 from conversations.message where store_id = $1',
      'reads conversations.message without its provider',
    ],
    [
      'rows that are selected and may not conflict',
      'insert into conversations.stale_day select $1, $2, d from unnest($3::date[]) d',
      'inserts what it selects into conversations.stale_day without "on conflict"',
    ],
    [
      'a list that is cast in an update',
      `update conversations.conversation c set agent_accounts = u.g::text[] from unnest($2::uuid[], $3::text[]) u (i, g)
        where c.provider_id = $1 and c.id = u.i`,
      'casts a column in an update: (u.g)::text[]',
    ],
    [
      'a day out of a document',
      `update conversations.day_change c set changed_at = (u.x ->> 'at')::timestamptz from unnest($2::jsonb[]) u (x)
        where c.provider_id = $1`,
      "casts a column in an update: ((u.x ->> 'at'::text))::timestamp with time zone",
    ],
    ['a text that is none', 'select from nowhere', 'cannot be planned: relation "nowhere" does not exist'],
  ])('%s', async (_what, text, problem) => {
    expect(await problems(text)).toEqual([problem]);
  });
});

test('a condition is taken apart at its outer "and" alone', () => {
  expect(conjunctsOf(`((a = 'x AND (y') AND ((b = 2) OR ((c = 3) AND (d = 4))))`)).toEqual([
    `a = 'x AND (y'`,
    '(b = 2) OR ((c = 3) AND (d = 4))',
  ]);
  expect(conjunctsOf('')).toEqual(['']);
});
