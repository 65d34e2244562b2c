/** When a row of a shop's traffic table begins, on which day if it says so, and how long it is if it says so. */
export interface RowTime {
  readonly day: string;
  readonly minute: number;
  readonly length: number | null;
}

const DAY = 1440;
const date = String.raw`(\d{4}[-/.年]\d{1,2}[-/.月]\d{1,2}日?|20\d{6}|\d{1,2}[-/.月]\d{1,2}日?(?= ))`;
const clock = String.raw`(\d{1,2})(?:[:时点](\d{1,2}|半)?(?::\d{2}|分)?)?`;
const DATED = new RegExp(`^${date}(?:[T ]+|$)`);
const TIME = new RegExp(`^${clock}(?: ?(?:-|~|–|—|至|到) ?${clock})?$`);
const FRACTION = /^0?\.\d+$/;

const minuteOf = (hour: string, minute: string | undefined): number | null => {
  const minutes = minute === '半' ? 30 : Number(minute ?? 0);
  const value = Number(hour) * 60 + minutes;
  return minutes < 60 && value <= DAY ? value : null;
};

/** `9:30`, `09:30-10:00`, `9点`, `9时至10时`, `2026-11-20 09:30`, `0.375` of a day; a date alone is a whole day. */
export function readTime(text: string): RowTime | null {
  const dated = DATED.exec(text);
  const day = dated?.[1] ?? '';
  const rest = dated ? text.slice(dated[0].length).trim() : text;
  if (rest === '') return dated ? { day, minute: 0, length: DAY } : null;
  if (FRACTION.test(rest)) return { day, minute: Math.round(Number(rest) * DAY), length: null };
  const match = TIME.exec(rest);
  if (!match) return null;
  const minute = minuteOf(match[1]!, match[2]);
  if (minute === null || minute === DAY) return null;
  if (match[3] === undefined) return { day, minute, length: null };
  const end = minuteOf(match[3], match[4]);
  if (end === null) return null;
  const length = (end - minute + DAY) % DAY || DAY;
  // 09:00-09:59 ends with its last minute.
  return { day, minute, length: length % 5 === 4 ? length + 1 : length };
}

/**
 * Minutes of a row: as the table's ranges say, else the step in which its times follow each other, rows that are left
 * out included. Null: it does not show.
 */
export function intervalOf(times: readonly RowTime[]): number | null {
  const said = new Set(times.flatMap(({ length }) => length ?? []));
  if (said.size && times.every(({ length }) => length !== null))
    return said.size === 1 ? [...said][0]! : Math.min(...said);
  if (said.size) return null;
  const minutes = [...new Set(times.map(({ minute }) => minute))].sort((a, b) => a - b);
  if (minutes.length === 1) {
    // A date with the time of day that programs add to it.
    return minutes[0] === 0 && times.every(({ day }) => day !== '') ? DAY : null;
  }
  const step = minutes.slice(1).reduce((common, minute) => divisor(common, minute - minutes[0]!), 0);
  return step >= 5 && step <= 360 && DAY % step === 0 ? step : null;
}

const divisor = (a: number, b: number): number => (b === 0 ? a : divisor(b, a % b));
