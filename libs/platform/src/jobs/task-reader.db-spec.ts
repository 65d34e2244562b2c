import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { newId } from '../context/index.js';
import { Database, sourceOf } from '../database/index.js';
import { aPerson, aProvider, everyPage, insertRow, makeTestDatabase, TestClock } from '../testing/index.js';
import type { TestDatabase } from '../testing/index.js';
import { Task } from './task.entity.js';
import { TaskReader } from './task-reader.js';

let db: TestDatabase;
let tasks: TaskReader;

beforeAll(async () => {
  db = await makeTestDatabase();
  const [source, clock] = [await sourceOf([Task]), new TestClock()];
  const sendJob = async () => undefined;
  tasks = new TaskReader(new Database({ pool: db.pool, service: 'platform', source, clock, sendJob }), clock);
});
afterAll(() => db.drop());

test('somebody’s own tasks are listed page by page, the newest first; each is found, however old', async () => {
  const ctx = await aProvider(db);
  const colleague = aPerson(ctx, 'sales');
  const begin = async (by: string, minute: number) => {
    const [id, at] = [newId(), new Date(Date.UTC(2026, 10, 30, 9, minute))];
    const task = {
      provider_id: ctx.providerId,
      id,
      kind: 'roster.solve',
      state: 'queued',
      sentence: 'queued',
    };
    await insertRow(db, 'platform.task', { ...task, created_by: by, created_at: at, updated_at: at });
    return id;
  };
  const own = [];
  for (const minute of [1, 3, 2]) own.push(await begin(ctx.actor.id, minute));
  const other = await begin(colleague.actor.id, 4);
  const listed = await everyPage((page) => tasks.list(ctx, page));
  expect(listed.map(({ id }) => id)).toEqual([own[1], own[2], own[0]]);
  for (const id of own) expect(await tasks.find(ctx, id)).toMatchObject({ id, state: 'queued' });
  expect(await tasks.find(ctx, other)).toBeNull();
  const since = new Date(Date.UTC(2026, 10, 30, 9, 1));
  expect((await tasks.changedSince(ctx, since, 9)).map(({ id }) => id)).toEqual([own[1], own[2]]);
});
