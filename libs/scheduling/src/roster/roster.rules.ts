import { addDays } from '@zuoxi/platform/calendar';
import type { HardRule, UnmetReason } from '@zuoxi/rostering';
import { type EventName, type Locale, transitions } from '@zuoxi/vocabulary';
import type { RosterStatus } from '../api.types.js';
import { type CoverGap, type CoverSlot, gapsOf } from './cover.rules.js';

/** A roster that was replaced from some day on may be replaced from an earlier one too. */
export const rosterTransitions = transitions<RosterStatus>({
  solving: ['draft', 'failed'],
  draft: ['published'],
  published: ['superseded'],
  superseded: ['superseded'],
  failed: [],
});

/**
 * What is heard of each state. Whoever had it solved sees their task end; what replaces a roster tells of itself, to the
 * agents too (`shifts.told`).
 */
export const rosterEvents = {
  solving: null,
  draft: null,
  published: 'roster.published',
  superseded: null,
  failed: 'roster.failed',
} as const satisfies Record<RosterStatus, EventName | null>;

const texts: Record<string, Record<Locale, string>> = {
  NO_AGENTS: {
    'zh-CN': '没有可排的客服。请先在「客服」中添加人员并认证到本店。',
    'en-US': 'There is nobody to roster. Add agents and certify them for this store.',
  },
  TOO_FEW_CERTIFIED: {
    'zh-CN': '本店已认证客服 {have} 人，高峰需要 {need} 席。请认证更多客服。',
    'en-US': 'Agents certified for this store: {have}; seats needed at the peak: {need}. Certify more.',
  },
  TOO_FEW_HOURS: {
    'zh-CN': '{on} 起的一周需要 {need} 个半小时席位，规则与请假后只有 {have} 个。请增加人手或减少需求。',
    'en-US':
      'The week from {on} needs {need} seat half-hours; rules and leave allow {have}. Add people or lower the need.',
  },
  SEATS_EMPTY: {
    'zh-CN': '{on} {time} 缺 {missing} 席（已售 {sold} 席）。',
    'en-US': '{on} {time}: empty seats: {missing} (sold: {sold}).',
  },
  HOLIDAYS_UNKNOWN: {
    'zh-CN': '{year} 年的法定节假日还没有录入，按平常日排班；公布后请重新排班。',
    'en-US':
      'The statutory holidays of {year} are not known yet; its days are planned as ordinary ones. Solve again once they are.',
  },
  NO_SHIFT_COVERS: {
    'zh-CN': '{on} {time} 没有班次覆盖（缺 {missing} 席）。请添加覆盖该时段的班次。',
    'en-US': 'No shift covers {on} {time} (seats missing: {missing}). Add one that does.',
  },
  LOCK_BREAKS_RULE: {
    'zh-CN': '{on} 锁定的班次违反规则，已略去。',
    'en-US': 'A locked shift on {on} breaks a rule and was left out.',
  },
  ALREADY_AT_WORK: {
    'zh-CN': '{on} {time} 缺 {missing} 席：{agents} 人当天已在其他班次或用餐。',
    'en-US': '{on} {time}: seats missing: {missing}; agents in another shift or at a meal: {agents}.',
  },
  NOT_CERTIFIED: {
    'zh-CN': '{on} {time} 缺 {missing} 席：{agents} 人未认证本店。',
    'en-US': '{on} {time}: seats missing: {missing}; agents not certified for this store: {agents}.',
  },
  UNAVAILABLE: {
    'zh-CN': '{on} {time} 缺 {missing} 席：{agents} 人请假或不可用。',
    'en-US': '{on} {time}: seats missing: {missing}; agents unavailable: {agents}.',
  },
  FIXED_OFF: {
    'zh-CN': '{on} {time} 缺 {missing} 席：{agents} 人已约定休息。',
    'en-US': '{on} {time}: seats missing: {missing}; agents with a promised day off: {agents}.',
  },
  DAY_HOURS_EXCEEDED: {
    'zh-CN': '{on} {time} 超过每日工时上限 {limitHours} 小时（{agents} 人）。',
    'en-US': '{on} {time}: over the daily {limitHours} h (agents: {agents}).',
  },
  WEEK_HOURS_EXCEEDED: {
    'zh-CN': '{on} {time} 缺 {missing} 席：{agents} 人已达每周工时上限。',
    'en-US': '{on} {time}: seats missing: {missing}; agents whose weekly hours are used up: {agents}.',
  },
  WEEKLY_DAY_OFF_MISSING: {
    'zh-CN': '{on} {time} 缺 {missing} 席：{agents} 人需要每周 {limit} 天休息。',
    'en-US':
      '{on} {time}: seats missing: {missing}; agents who need their weekly {limit} days off: {agents}.',
  },
  TOO_MANY_CONSECUTIVE_DAYS: {
    'zh-CN': '{on} {time} 缺 {missing} 席：{agents} 人已连续工作 {limit} 天。',
    'en-US':
      '{on} {time} lacks {missing} seats: {agents} agents have worked {limit} days in a row, the most allowed.',
  },
  REST_TOO_SHORT: {
    'zh-CN': '{on} {time} 缺 {missing} 席：{agents} 人两班间休息不足 {limitHours} 小时。',
    'en-US':
      '{on} {time} lacks {missing} seats: {agents} agents would rest less than {limitHours} hours between shifts.',
  },
};

/** `09:30`; the next day's goes on after 24:00. */
export const clock = (minute: number) =>
  `${String(Math.floor(minute / 60)).padStart(2, '0')}:${String(minute % 60).padStart(2, '0')}`;

const hoursOf = (minutes = 0) => Number((minutes / 60).toFixed(1));

/** A reason in a scheduler's words. */
export function reasonText(
  reason: Partial<Omit<UnmetReason, 'code'>> & { code: string; sold?: number; year?: string },
  locale: Locale,
): string {
  const values: Record<string, unknown> = {
    ...reason,
    agents: reason.agentIds?.length ?? 1,
    limit: reason.ruleLimit,
    limitHours: hoursOf(reason.ruleLimit),
    time:
      reason.slotMinute === undefined
        ? ''
        : `${clock(reason.slotMinute)}–${clock(reason.untilMinute ?? reason.slotMinute + 30)}`,
  };
  const text = texts[reason.code]?.[locale] ?? reason.code;
  return text.replace(/\{(\w+)\}/g, (_, key: string) => String(values[key] ?? '')).replace(/ {2,}/g, ' ');
}

/** Seats that stay empty in the roster as it is now, whether the solver left them so or a person did. */
export const emptySeats = (cover: readonly CoverSlot[], on: string) =>
  gapsOf(on, cover).map((gap) => ({ ...gap, code: 'SEATS_EMPTY', sold: cover[0]?.sold ?? 0 }));

/** Why the solver left seats empty, as long as one of them is: a half hour that people have filled needs no reason. */
export const stillTold = (reasons: readonly UnmetReason[], gaps: readonly CoverGap[]): UnmetReason[] =>
  reasons.filter((reason) => gaps.some((gap) => isAbout(reason, gap)));

function isAbout({ code, on, slotMinute, untilMinute }: UnmetReason, gap: CoverGap): boolean {
  if (on === undefined) return true; // of the whole roster
  if (code === 'TOO_FEW_HOURS') return gap.on >= on && gap.on < addDays(on, 7);
  if (gap.on !== on) return false;
  return (
    slotMinute === undefined ||
    (gap.slotMinute < (untilMinute ?? slotMinute + 30) && slotMinute < gap.untilMinute)
  );
}

const brokenTexts: Record<HardRule, Record<Locale, string>> = {
  NOT_CERTIFIED: { 'zh-CN': '{on} 未认证本店', 'en-US': 'Not certified for this store on {on}' },
  UNAVAILABLE: { 'zh-CN': '{on} 请假或不可用', 'en-US': 'On leave or unavailable on {on}' },
  FIXED_OFF: { 'zh-CN': '{on} 是约定的休息日', 'en-US': '{on} is a promised day off' },
  TWO_SHIFTS_A_DAY: { 'zh-CN': '{on} 同一人排了两个班', 'en-US': 'Two shifts on {on}' },
  REST_TOO_SHORT: {
    'zh-CN': '{on} 与相邻班次间只休息 {actualHours} 小时，至少 {limitHours} 小时',
    'en-US': 'Only {actualHours} h of rest beside the shift of {on}; {limitHours} h at least',
  },
  TOO_MANY_CONSECUTIVE_DAYS: {
    'zh-CN': '到 {on} 连续工作 {actual} 天，最多 {limit} 天',
    'en-US': '{actual} days in a row by {on}; {limit} at most',
  },
  WEEKLY_DAY_OFF_MISSING: {
    'zh-CN': '{on} 所在周休息 {actual} 天，至少 {limit} 天',
    'en-US': '{actual} days off in the week of {on}; {limit} at least',
  },
  WEEK_HOURS_EXCEEDED: {
    'zh-CN': '{on} 所在周工作 {actualHours} 小时，最多 {limitHours} 小时',
    'en-US': '{actualHours} h in the week of {on}; {limitHours} h at most',
  },
  DAY_HOURS_EXCEEDED: {
    'zh-CN': '{on} 工作 {actualHours} 小时，最多 {limitHours} 小时',
    'en-US': '{actualHours} h on {on}; {limitHours} h at most',
  },
  BREAK_MISPLACED: {
    'zh-CN': '{on} 用餐时间不在规定范围',
    'en-US': 'A meal break on {on} is outside its window',
  },
  LOCK_NOT_KEPT: { 'zh-CN': '{on} 锁定的班次被改动', 'en-US': 'A locked shift on {on} was changed' },
  UNKNOWN_REFERENCE: {
    'zh-CN': '{on} 的客服未认证本店，或班次已停用',
    'en-US': 'On {on} the agent is not certified for this store, or the shift is retired',
  },
};

interface Broken {
  readonly code: HardRule;
  readonly on: string;
  readonly actual?: number;
  readonly limit?: number;
  readonly otherShifts: readonly { storeName: string | null; shiftName: string; on: string }[];
}

/** A broken rule in a scheduler's words, with the published shifts that it collides with. */
export function brokenText(rule: Broken, locale: Locale): string {
  const zh = locale === 'zh-CN';
  const values: Record<string, unknown> = {
    ...rule,
    actualHours: hoursOf(rule.actual),
    limitHours: hoursOf(rule.limit),
  };
  const text = brokenTexts[rule.code][locale].replace(/\{(\w+)\}/g, (_, key: string) =>
    String(values[key] ?? '—'),
  );
  const others = rule.otherShifts.map(({ storeName, shiftName, on }) =>
    zh
      ? `「${storeName ?? '其他店铺'}」${on} ${shiftName}`
      : `“${storeName ?? 'another store'}” ${on} ${shiftName}`,
  );
  if (!others.length) return zh ? `${text}。` : `${text}.`;
  return zh ? `${text}（已发布：${others.join('、')}）。` : `${text} (published: ${others.join(', ')}).`;
}
