import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { platformEntities, type ServiceDefinition } from '@zuoxi/platform/module';
import { jsonColumnsIn, keptDocumentsOf, makeTestDatabase, type TestDatabase } from '@zuoxi/platform/testing';
import * as published from '@zuoxi/published';
import { definitions } from './definitions.js';

/** JSON that no version is kept of, by the reason. */
const plain: Readonly<Record<string, readonly string[]>> = {
  'sums by metric, counted anew from messages and orders whenever their shape changes': [
    'conversations.conversation.parts',
    'conversations.day_fact.sums',
    'conversations.half_hour_fact.sums',
    'conversations.sale.sums',
  ],
  'cells of a file under the names of our own columns, which SQL compares': [
    'conversations.agent_performance.figures',
    'conversations.agent_performance.raw',
    'conversations.brought_row.value',
  ],
  'a list of ids': ['quality.review_finding.message_ids'],
  'the format is a standard': ['identity.signing_key.public_jwk'],
  'what a deed says of itself, hashed as it is and read by people alone': ['platform.audit_entry.details'],
  'what a sentence about an event is filled with: texts and counts by name': ['notifications.event.params'],
  'an answer for who asks again, kept for a day': ['platform.idempotency.result'],
  'what a sentence is filled with, kept as long as the console shows the task or the run': [
    'platform.schedule_run.error',
    'platform.schedule_run.params',
    'platform.task.error',
    'platform.task.params',
    'platform.task.result',
  ],
};

const services = Object.values(definitions) as ServiceDefinition[];
const entities = [
  ...platformEntities,
  ...services.flatMap(({ entities: own = [] }) => own),
  ...Object.values(published).filter((each) => typeof each === 'function'),
];

let db: TestDatabase;
let columns: string[];
let readers: Awaited<ReturnType<typeof keptDocumentsOf>>;
beforeAll(async () => {
  db = await makeTestDatabase();
  columns = await jsonColumnsIn(db);
  readers = await keptDocumentsOf([...new Set(entities)]);
});
afterAll(() => db.drop());

const readless = new Set(Object.values(plain).flat());
const ownersOf = (column: string) => column.replace('_pub.', '.');

test('every jsonb column has the reader of its documents, or holds none', () => {
  expect(columns.filter((column) => !readless.has(ownersOf(column)) && !readers.has(column))).toEqual([]);
});

test('what holds no documents is there, and has no reader', () => {
  expect([...readless].filter((column) => !columns.includes(column) || readers.has(column))).toEqual([]);
});

test('what is published is read by the reader of its owner', () => {
  for (const [column, reader] of readers) expect(reader).toBe(readers.get(ownersOf(column)));
});

test('a column that came without one is noticed', async () => {
  await db.admin.query('alter table sales.quote add column mood jsonb');
  expect((await jsonColumnsIn(db)).filter((column) => !columns.includes(column))).toEqual([
    'sales.quote.mood',
  ]);
});
