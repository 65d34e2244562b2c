import {
  type DaySizing,
  demandQuantile,
  peopleNeeded,
  performanceFor,
  PLANNING_MODEL,
  HIGHEST_REPLY_SHARE,
  PLANNING_REPLY_SHARE,
  planningTargets,
  sizeDay,
  type SizeDayInput,
  type SizingFact,
  spreadOverDay,
  type WorkShift,
} from '@zuoxi/staffing';
import type { Locale } from '@zuoxi/vocabulary';
import { LRUCache } from 'lru-cache';
import type { TrafficSource } from '../api.types.js';

export interface ProfileFacts {
  readonly averageDailyInquiries: number | null;
  readonly serviceStartMinute: number;
  readonly serviceEndMinute: number;
  readonly mealBreaks: number;
  readonly mealBreakMinutes: number;
  readonly trafficSource: TrafficSource;
  readonly traffic: readonly { slotMinute: number; inquiries: number }[];
  /** The provider's own shifts; none where there are none yet. */
  readonly shifts?: readonly WorkShift[];
}

export interface Sizing {
  readonly slots: readonly {
    slotMinute: number;
    /** On average, and in nine of ten days at most. */
    inquiries: number;
    inquiriesP90: number;
    requiredSeats: number;
  }[];
  readonly seats: number;
  readonly people: number;
  readonly threeMinuteRate: string;
  readonly firstResponseSeconds: number;
  readonly occupancy: string;
  /** What the same seats achieve on a day as busy as one in ten. */
  readonly busyDay: {
    readonly inquiries: number;
    readonly threeMinuteRate: string;
    readonly firstResponseSeconds: number;
  };
  readonly confidence: TrafficSource;
  readonly why: readonly SizingFact[];
}

/** What people are counted by: 44 hours and a day off a week, one shift in ten lost to leave, training and sickness. */
export const peopleTerms = { weeklyMinutesPerPerson: 2640, weeklyRestDays: 1, shrinkage: 0.1 };

/** What a number of seats achieves in a half hour, and the people behind it: nearly the same at every target. */
const performances = new LRUCache<string, ReturnType<typeof performanceFor>>({ max: 10_000 });
const peoples = new LRUCache<string, ReturnType<typeof peopleNeeded>>({ max: 500 });

const remembered: NonNullable<SizeDayInput['remembered']> = {
  performanceFor(demand, agents, targets) {
    // Offers are planned with one model; of another nothing is remembered.
    if (demand.model !== PLANNING_MODEL) return performanceFor(demand, agents, targets);
    const { answered, reply } = targets;
    const key = [demand.arrivalsPerHour, agents, answered?.withinSeconds, reply?.withinSeconds].join();
    return known(performances, key, () => performanceFor(demand, agents, targets));
  },
  peopleNeeded: (input) => known(peoples, JSON.stringify(input), () => peopleNeeded(input)),
};

function known<T extends object>(of: LRUCache<string, T>, key: string, compute: () => T): T {
  let value = of.get(key);
  if (!value) of.set(key, (value = compute()));
  return value;
}

/** A slider asks for the same shop at few positions, and from each again and again. */
const sizings = new LRUCache<string, Sizing>({ max: 500 });

/** From a shop's facts to seats sold and people needed; `seats` overrides what the target asks for. */
export function sizeStore(
  profile: ProfileFacts,
  seats?: number | null,
  target = PLANNING_REPLY_SHARE,
): Sizing {
  const { averageDailyInquiries, serviceStartMinute, serviceEndMinute, mealBreaks, mealBreakMinutes } =
    profile;
  const { trafficSource, traffic, shifts } = profile;
  const window = [serviceStartMinute, serviceEndMinute, mealBreaks, mealBreakMinutes];
  const key = JSON.stringify([
    ...[averageDailyInquiries, window, trafficSource, traffic, shifts ?? null],
    ...[seats ?? null, target],
  ]);
  return known(sizings, key, () => sizingOf(profile, seats, target));
}

function sizingOf(profile: ProfileFacts, seats: number | null | undefined, target: number): Sizing {
  const measured = profile.traffic.length > 0;
  const demand = measured ? profile.traffic : spreadOverDay(profile.averageDailyInquiries ?? 0);
  const sized = (factor: number, decided?: number | null) =>
    sizeDay({
      demand: demand.map(({ slotMinute, inquiries }) => ({ slotMinute, inquiries: inquiries * factor })),
      confidence: measured ? profile.trafficSource : 'estimated',
      window: {
        startMinute: floorSlot(profile.serviceStartMinute),
        endMinute: ceilSlot(profile.serviceEndMinute),
      },
      model: PLANNING_MODEL,
      targets: planningTargets(target),
      ...peopleTerms,
      mealBreaks: { count: profile.mealBreaks, minutes: profile.mealBreakMinutes },
      ...(profile.shifts ? { shifts: profile.shifts } : {}),
      ...(decided ? { seats: decided } : {}),
      remembered,
    });
  const sizing = sized(1, seats);
  const busyInquiries = demandQuantile(sizing.inquiriesInWindow, 0.9);
  const busy = sized(busyInquiries / (sizing.inquiriesInWindow || 1), sizing.seatsSold);
  return {
    slots: sizing.slots.map(({ slotMinute, inquiries, requiredSeats }) => ({
      slotMinute,
      inquiries,
      inquiriesP90: demandQuantile(inquiries, 0.9),
      requiredSeats,
    })),
    seats: sizing.seatsSold,
    people: sizing.people.people,
    ...felt(sizing),
    occupancy: weighted(sizing, (slot) => slot.occupancy).toFixed(4),
    busyDay: { inquiries: busyInquiries, ...felt(busy) },
    confidence: sizing.confidence,
    why: sizing.why,
  };
}

/** Promises are made in half points, and never of everything. */
const promiseStep = 0.005;

/** The three-minute rate that seats somebody has decided on are expected to keep: the way back from seats to a target. */
export function targetKeptBy(profile: ProfileFacts, seats: number): string {
  const { threeMinuteRate } = sizeStore(profile, seats);
  const steps = Math.floor(Number(threeMinuteRate) / promiseStep + 1e-9);
  return String(Number(Math.min(HIGHEST_REPLY_SHARE, steps * promiseStep).toFixed(3)));
}

/** What a buyer notices, over the whole day. */
const felt = (sizing: DaySizing) => ({
  threeMinuteRate: (sizing.replyRate ?? 1).toFixed(4),
  // To a tenth of a second.
  firstResponseSeconds: Math.round(weighted(sizing, (slot) => slot.meanFirstResponseSeconds ?? 0) * 10) / 10,
});

const floorSlot = (minute: number) => Math.floor(minute / 30) * 30;
const ceilSlot = (minute: number) => Math.ceil(minute / 30) * 30;

/** Mean over the inquiries of the window, not rounded. */
function weighted(sizing: DaySizing, figure: (slot: DaySizing['slots'][number]) => number): number {
  const inquiries = sizing.slots.reduce((sum, slot) => sum + slot.inquiries, 0);
  if (!inquiries) return 0;
  const total = sizing.slots.reduce((sum, slot) => sum + slot.inquiries * figure(slot), 0);
  return total / inquiries;
}

/** Why this size, in one sentence that sales can defend. */
export function reasonOf(
  sizing: Pick<Sizing, 'why' | 'seats' | 'people' | 'threeMinuteRate'>,
  locale: Locale,
): string {
  const fact = <Code extends SizingFact['code']>(code: Code) =>
    sizing.why.find((each): each is Extract<SizingFact, { code: Code }> => each.code === code);
  const demand = Math.round(fact('DEMAND')?.inquiriesInWindow ?? 0);
  const peak = fact('PEAK');
  const fewer = fact('ONE_SEAT_FEWER');
  const percent = (share: number | string) => `${(Number(share) * 100).toFixed(1)}%`;
  const clock = (minute: number) =>
    `${String(Math.floor(minute / 60)).padStart(2, '0')}:${minute % 60 ? '30' : '00'}`;
  if (locale === 'zh-CN') {
    return [
      `服务时段内日均约 ${demand} 次咨询`,
      peak
        ? `，${clock(peak.slotMinute)} 最忙（半小时 ${Math.round(peak.inquiries)} 次，需 ${peak.requiredSeats} 席）`
        : '',
      `；${sizing.seats} 席预计三分钟回复率 ${percent(sizing.threeMinuteRate)}`,
      fewer ? `，少一席降到 ${percent(fewer.replyRate)}` : '',
      `；轮休与用餐替补后需 ${sizing.people} 人。`,
    ].join('');
  }
  const seats = (count: number) => `${count} ${count === 1 ? 'seat' : 'seats'}`;
  return [
    `About ${demand} inquiries a day in the service window`,
    peak
      ? `, busiest at ${clock(peak.slotMinute)} (${Math.round(peak.inquiries)} in the half hour, ${seats(peak.requiredSeats)})`
      : '',
    `; expected three-minute reply rate with ${seats(sizing.seats)}: ${percent(sizing.threeMinuteRate)}`,
    fewer ? `, one seat fewer ${percent(fewer.replyRate)}` : '',
    `; with days off and meal relief that takes ${sizing.people} people.`,
  ].join('');
}
