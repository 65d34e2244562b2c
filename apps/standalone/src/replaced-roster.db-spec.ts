import { afterAll, beforeAll, beforeEach, expect, test } from '@jest/globals';
import { ImportService } from '@zuoxi/conversations';
import { contentHash } from '@zuoxi/platform/content';
import type { ProviderContext } from '@zuoxi/platform/context';
import {
  anAgent,
  aProfile,
  aProvider,
  aServedContract,
  aStore,
  chatCsv,
  exchange,
  startTestApp,
  type TestApp,
} from '@zuoxi/platform/testing';
import { DailyReportService } from '@zuoxi/reporting';
import {
  RosterChangingService,
  rosterContent,
  RosterPublishingService,
  RosterService,
  RosterSolvingService,
  ShiftService,
} from '@zuoxi/scheduling';
import { everyService } from '@zuoxi/services';
import type { AgentId, StoreId } from '@zuoxi/vocabulary';

/** A Monday and the Sunday after it, without a holiday. */
const week = { fromOn: '2026-11-16', toOn: '2026-11-22' };
const [monday, tuesday, thursday, friday] = ['2026-11-16', '2026-11-17', '2026-11-19', '2026-11-20'] as const;

let app: TestApp;
let rosters: RosterService;
let solving: RosterSolvingService;
let changing: RosterChangingService;
let publishing: RosterPublishingService;
let ctx: ProviderContext;
let storeId: StoreId;
let shiftId: string;
let agentId: string;

beforeAll(async () => {
  app = await startTestApp(...everyService());
  rosters = app.get(RosterService);
  solving = app.get(RosterSolvingService);
  changing = app.get(RosterChangingService);
  publishing = app.get(RosterPublishingService);
});
afterAll(() => app.close());
beforeEach(async () => {
  ({ ctx, id: storeId } = await aStore(app.db, await aProvider(app.db), { status: 'in_service' }));
  await aProfile(app.db, ctx, storeId, { averageDailyInquiries: 120, startMinute: 600, endMinute: 1080 });
  await aServedContract(app.db, ctx, storeId, { seats: 1 });
  const shift = { name: '白班', startMinute: 600, endMinute: 1080, breaks: [] };
  shiftId = (await app.get(ShiftService).add(ctx, shift)).id;
  agentId = await anAgent(app.db, ctx, { storeId });
  const chats = [monday, tuesday, thursday, friday].flatMap((on) => exchange(`买家${on}`, `${on} 11:00:00`));
  const file = await app.receive(ctx, 'chats.csv', chatCsv(chats), storeId);
  await app.get(ImportService).accept(ctx, file, { storeId, kind: 'conversations' });
  await app.jobs.drain('import.conversations');
});

/** Tells the agent to work exactly these days. */
async function publishRoster(days: readonly string[], period = week) {
  app.clock.advance(60_000);
  const { id } = await solving.solve(ctx, { storeId, ...period });
  await app.jobs.drain('roster.solve');
  const planned = await rosters.assignmentsOf(ctx, { id, storeId });
  const off = planned.map(({ on, ...each }) => ({ agentId: each.agentId, on, shiftId: null }));
  await changing.assign(ctx, {
    rosterId: id,
    changes: [...off, ...days.map((on) => ({ agentId, on, shiftId }))],
  });
  const seen = rosterContent(await rosters.assignmentsOf(ctx, { id, storeId }));
  return publishing.publish(ctx, { id, contentHash: contentHash(seen) });
}
/** Seats at 16:00, after the meal, and the half hours sold that were kept. */
async function dutyOn(on: string) {
  const { body } = await app.get(DailyReportService).build(ctx, storeId, on);
  // The seats of a half hour open to the shifts that fill them.
  for (const { slotMinute, onDuty } of body.slots)
    expect(
      body.shifts?.filter(({ slots }) => slots.includes(slotMinute)).map((shift) => shift.agentId),
    ).toEqual(Array.from({ length: onDuty }, () => agentId));
  return {
    seats: body.byHour.find(({ hour }) => hour === 16)?.seatsOnDuty ?? null,
    coverage: body.numbers.find(({ key }) => key === 'seatCoverage')?.value ?? null,
  };
}
const toldOn = async () =>
  (await rosters.myShifts({ ...ctx, agentId: agentId as AgentId }, week.fromOn, week.toOn)).map(
    ({ on }) => on,
  );

/** One of sixteen half hours is the meal. */
const present = { seats: 1, coverage: '0.9375' };
const absent = { seats: 0, coverage: '0' };

test('a report of a day before the replacement counts who was told to be there, one after it the new roster', async () => {
  await publishRoster([tuesday, friday]);
  await publishRoster([thursday], { fromOn: '2026-11-18', toOn: week.toOn });
  expect(await toldOn()).toEqual([tuesday, thursday]);
  expect(await dutyOn(monday)).toEqual(absent);
  expect(await dutyOn(tuesday)).toEqual(present);
  expect(await dutyOn(thursday)).toEqual(present);
  expect(await dutyOn(friday)).toEqual(absent);
});

test('a week replaced from its middle on can be replaced as a whole, and nothing of either remains', async () => {
  await publishRoster([tuesday, friday]);
  await publishRoster([thursday], { fromOn: '2026-11-18', toOn: week.toOn });
  await publishRoster([monday, tuesday]);
  expect(await toldOn()).toEqual([monday, tuesday]);
  expect(await dutyOn(tuesday)).toEqual(present);
  await publishRoster([monday]);
  expect(await toldOn()).toEqual([monday]);
  expect(await dutyOn(tuesday)).toEqual(absent);
});

test('a day that no roster tells of has no duty, whatever was told for the days around it', async () => {
  await publishRoster([monday], { fromOn: monday, toOn: '2026-11-18' });
  expect(await dutyOn(monday)).toEqual(present);
  expect(await dutyOn(thursday)).toEqual({ seats: null, coverage: null });
  // The shorter one takes the longer one's later days with it.
  await publishRoster([tuesday, friday]);
  await publishRoster([tuesday], { fromOn: tuesday, toOn: tuesday });
  expect(await dutyOn(monday)).toEqual(absent);
  expect(await dutyOn(friday)).toEqual({ seats: null, coverage: null });
});

test('a published roster in which nobody works is nobody on duty, not nothing known', async () => {
  await publishRoster([]);
  expect(await dutyOn(tuesday)).toEqual(absent);
});
