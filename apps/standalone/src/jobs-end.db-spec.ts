import { afterAll, beforeAll, beforeEach, expect, jest, test } from '@jest/globals';
import { ImportService, ImportUndoService } from '@zuoxi/conversations';
import { ChannelService, TellingService } from '@zuoxi/notifications';
import { newId, type ProviderContext } from '@zuoxi/platform/context';
import { Database } from '@zuoxi/platform/database';
import { TaskReader } from '@zuoxi/platform/jobs';
import {
  anAgent,
  aProfile,
  aProvider,
  aStore,
  insertRow,
  startTestApp,
  type TestApp,
} from '@zuoxi/platform/testing';
import { RosterService, RosterSolvingService } from '@zuoxi/scheduling';
import { everyService } from '@zuoxi/services';
import {
  type JobKind,
  jobKinds,
  type ScheduleKind,
  scheduleJob,
  scheduleKinds,
  schedulesByKind,
  type StoreId,
} from '@zuoxi/vocabulary';

let app: TestApp;
let ctx: ProviderContext;
let storeId: StoreId;

beforeAll(async () => {
  app = await startTestApp(...everyService());
});
afterAll(() => app.close());
beforeEach(async () => {
  const store = await aStore(app.db, await aProvider(app.db));
  ({ ctx, id: storeId } = store);
});

/** What a job's rows say: nothing that is under way may be left. */
interface Started {
  readonly taskId: string | null;
  readonly outcome: () => Promise<'done' | 'pending' | { code: string }>;
}
interface Failure {
  readonly code: string;
}
const ended = (state: string, done: readonly string[], failure: unknown) =>
  done.includes(state) ? 'done' : state === 'failed' ? { code: (failure as Failure).code } : 'pending';

const chats = `会话ID,买家,客服,时间,发送方,内容
c1,小王,店铺:小美,2026-11-20 10:00:00,客户,在吗
c1,小王,店铺:小美,2026-11-20 10:00:20,客服,在的`;

async function anImport() {
  const imports = app.get(ImportService);
  const file = await app.receive(ctx, 'a.csv', chats, storeId);
  const { importBatchId, taskId } = await imports.accept(ctx, file, { storeId, kind: 'conversations' });
  const find = async () => (await imports.getMany(ctx, [importBatchId]))[0];
  return { importBatchId, taskId, find };
}

const send = (kind: JobKind, input: object) =>
  app.jobs.send((text, values) => app.db.admin.query(text, values as unknown[]), kind, { ctx, input });
const exists = async (text: string, id: string) => {
  const { rows } = await app.db.admin.query(text, [id]);
  return rows.length ? 'done' : 'pending';
};

/** A run of the store’s schedule, or of the provider’s, that has come due. */
async function aDueRun(kind: ScheduleKind): Promise<Started> {
  const [scheduleId, runId] = [newId(), newId()];
  const { of, timing } = schedulesByKind[kind];
  const whose = { provider_id: ctx.providerId, store_id: of === 'provider' ? null : storeId };
  const at = new Date('2026-11-21T00:00:00Z');
  await insertRow(app.db, 'platform.schedule', {
    ...{ ...whose, id: scheduleId, kind, time_zone: 'Asia/Shanghai', next_run_at: at, planned_at: at },
    ...{ recurrence: timing.recurrence, at_minute: 0, weekdays: 127, month_day: 1, every_minutes: 60 },
  });
  await insertRow(app.db, 'platform.schedule_run', {
    ...{ ...whose, id: runId, schedule_id: scheduleId, due_at: at, on_date: '2026-11-21' },
    ...{ state: 'queued', sentence: 'queued' },
  });
  await send(scheduleJob(kind), { runId });
  const ended = `select from platform.schedule_run where id = $1 and state in ('done', 'nothing')`;
  return { taskId: null, outcome: () => exists(ended, runId) };
}

/** How work of each kind begins; a kind that is not here fails its test. */
const begin: Partial<Record<JobKind, () => Promise<Started>>> = {
  'import.conversations': async () => {
    const { taskId, find } = await anImport();
    const outcome = async () => {
      const batch = await find();
      return ended(batch?.state ?? '', ['completed'], batch?.failure);
    };
    return { taskId, outcome };
  },
  'facts.recount': async () => {
    await anImport();
    await app.jobs.drain('import.conversations');
    const days = `insert into conversations.stale_day select provider_id, store_id, business_date from conversations.day_fact where store_id = $1`;
    await app.db.admin.query(days, [storeId]);
    await send('facts.recount', { storeId });
    const marked = `select from conversations.stale_day where store_id = $1`;
    return {
      taskId: null,
      outcome: async () => ((await exists(marked, storeId)) === 'done' ? 'pending' : 'done'),
    };
  },
  'import.undo': async () => {
    const { importBatchId, find } = await anImport();
    await app.jobs.drain('import.conversations');
    const { taskId } = await app.get(ImportUndoService).undo(ctx, { id: importBatchId, reason: '重复' });
    const outcome = async () => {
      const batch = await find();
      return ended(batch?.state ?? '', ['undone'], batch?.failure);
    };
    return { taskId, outcome };
  },
  'roster.solve': async () => {
    await aProfile(app.db, ctx, storeId, { averageDailyInquiries: 60, startMinute: 600, endMinute: 900 });
    await anAgent(app.db, ctx, { storeId });
    const rosters = app.get(RosterService);
    const period = { fromOn: '2026-11-23', toOn: '2026-11-23' };
    const { id, taskId } = await app.get(RosterSolvingService).solve(ctx, { storeId, ...period });
    const outcome = async () => {
      const roster = await rosters.find(ctx, id);
      return ended(roster?.status ?? '', ['draft'], roster?.failure);
    };
    return { taskId, outcome };
  },
  'member.invite': async () => {
    const id = newId();
    const invitation = { id, email: 'a@x.example', role: 'sales', agentId: null, secretHash: id };
    await send('member.invite', [{ ...invitation, expiresAt: '2026-12-01T00:00:00Z' }]);
    return { taskId: null, outcome: () => exists('select from identity.invitation where id = $1', id) };
  },
  'channel.deliver': async () => {
    const channels = app.get(ChannelService);
    const way = { address: 'https://localhost/', events: ['contract.signed'], locale: 'zh-CN' } as const;
    const { channel } = await channels.add(ctx, { kind: 'webhook', name: 'ERP', ...way });
    const about = { storeId, subjectId: newId(), params: { number: 'C-1' }, accountIds: [], agentIds: [] };
    const by = { id: newId(), name: '周敏' };
    const at = app.clock.now().toISOString();
    await app.get(TellingService).tell(ctx, { ...about, by, eventId: newId(), name: 'contract.signed', at });
    const outcome = async () => {
      // Whoever was lost while sending is taken for gone after a minute; what failed is tried again.
      for (let round = 0; round < 3; round += 1) {
        const [standing] = await channels.standingOf(ctx, [channel.id]);
        if (standing?.dead === 1) return 'done' as const;
        app.clock.set(new Date(app.clock.now().getTime() + 61_000).toISOString());
        await app.db.admin.query(`update pgboss.job set start_after = now() where name = 'channel.deliver'`);
        await app.jobs.drain('channel.deliver');
      }
      return 'pending' as const;
    };
    return { taskId: null, outcome };
  },
  'event.notices': async () => {
    const eventId = newId();
    const about = { storeId, subjectId: newId(), params: { number: 'C-1' }, accountIds: [], agentIds: [] };
    const by = { id: newId(), name: '周敏' };
    await send('event.notices', {
      ...about,
      eventId,
      name: 'contract.signed',
      at: '2026-11-21T02:00:00Z',
      by,
    });
    const told = 'select from notifications.event where id = $1';
    return { taskId: null, outcome: () => exists(told, eventId) };
  },
  'store.advance': async () => {
    await send('store.advance', { name: 'service.started', storeId });
    const text = `select from identity.store where store_id = $1 and status = 'in_service'`;
    return { taskId: null, outcome: () => exists(text, storeId) };
  },
  ...Object.fromEntries(scheduleKinds.map((kind) => [scheduleJob(kind), () => aDueRun(kind)])),
};

/** Throws what nobody expects, once, at the n-th time that the work asks the database; whether it came to that. */
async function withFaultAt(n: number, work: () => Promise<unknown>): Promise<boolean> {
  let asked = 0;
  const spies = (['read', 'write'] as const).map((door) => {
    const original = Database.prototype[door] as (...args: unknown[]) => Promise<unknown>;
    return jest.spyOn(Database.prototype, door).mockImplementation(function (
      this: unknown,
      ...args: unknown[]
    ) {
      asked += 1;
      if (asked === n) return Promise.reject(new TypeError('nobody expects this')) as never;
      return original.apply(this, args) as never;
    });
  });
  try {
    await work();
  } finally {
    for (const spy of spies) spy.mockRestore();
  }
  return asked >= n;
}

test('every kind of work is done by somebody here', () => {
  expect([...app.jobs.kinds].sort()).toEqual([...jobKinds].sort());
});

test.each(jobKinds)(
  '%s: whatever fails unexpectedly, wherever in it, ends with a code and is not tried again',
  async (kind) => {
    let n = 1;
    for (let hit = true; hit; n += 1) {
      const store = await aStore(app.db, await aProvider(app.db));
      ({ ctx, id: storeId } = store);
      const started = await begin[kind]?.();
      if (!started) throw new Error(`how does ${kind} begin?`);
      const { taskId, outcome } = started;
      if (!taskId) {
        // Nobody waits for it, and its deed is done: it is tried again and lost by no fault.
        hit = await withFaultAt(n, () => app.jobs.drain(kind).catch(() => undefined));
        await app.db.admin.query(`update pgboss.job set start_after = now() where state = 'retry'`);
        await app.jobs.drain(kind);
        expect([n, await outcome()]).toEqual([n, 'done']);
        continue;
      }
      hit = await withFaultAt(n, () => app.jobs.drain(kind));
      const task = await app.get(TaskReader).find(ctx, taskId);
      expect([n, task?.state]).toEqual([n, expect.stringMatching(/^(succeeded|failed)$/)]);
      const asFailed = { code: expect.stringMatching(/^[A-Z_]+$/) };
      if (task?.state === 'failed') expect(task.error).toMatchObject(asFailed);
      expect([n, await outcome()]).toEqual([n, hit ? expect.anything() : 'done']);
      expect([n, await outcome()]).not.toEqual([n, 'pending']);
      const { rows } = await app.db.admin.query(
        `select state from pgboss.job where name = $1 and state in ('created', 'retry', 'active')`,
        [kind],
      );
      expect(rows).toEqual([]);
    }
    expect(n).toBeGreaterThan(2);
  },
  120_000,
);
