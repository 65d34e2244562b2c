/** What a quantity is; each has a base unit of its own: seconds, fen, a fraction of one, one. */
export type Quantity = 'duration' | 'money' | 'rate' | 'integer';

const scales: Readonly<Record<string, number>> = {
  ...{ 十: 1, 百: 2, 千: 3, k: 3, 万: 4, w: 4, 十万: 5, 百万: 6, 千万: 7, 亿: 8, 十亿: 9 },
};
const withScales = (bases: Readonly<Record<string, number>>): [string, number][] =>
  Object.entries(bases).flatMap(([base, places]): [string, number][] => [
    [base, places],
    ...Object.entries(scales).map(([scale, more]): [string, number] => [scale + base, places + more]),
  ]);

const counted = ['人', '人次', '个', '次', '条', '件', '单', '笔', '位', '通', '名', '家', '元人次'];
/** A word of each quantity → how many places its decimal point moves; durations: how many seconds it is. */
const words: Readonly<Record<Quantity, ReadonlyMap<string, number>>> = {
  duration: new Map([
    ...['毫秒', 'ms', 'millisecond', 'milliseconds'].map((word): [string, number] => [word, 0.001]),
    ...['秒', '秒钟', 's', 'sec', 'secs', 'second', 'seconds'].map((word): [string, number] => [word, 1]),
    ...['分', '分钟', 'm', 'min', 'mins', 'minute', 'minutes'].map((word): [string, number] => [word, 60]),
    ...['刻', '刻钟'].map((word): [string, number] => [word, 900]),
    ...['小时', '时', '钟头', '个小时', 'h', 'hr', 'hrs', 'hour', 'hours'].map((word): [string, number] => [
      word,
      3600,
    ]),
    ...['天', '日', 'd', 'day', 'days'].map((word): [string, number] => [word, 86_400]),
  ]),
  money: new Map([
    ...withScales({ 元: 2, 块: 2, 圆: 2, 人民币: 2, '¥': 2, rmb: 2, cny: 2, yuan: 2, 元人民币: 2 }),
    ...Object.entries(scales).map(([scale, places]): [string, number] => [scale, places + 2]),
    ['角', 1],
    ['毛', 1],
    ['分', 0],
    ['分钱', 0],
    ['fen', 0],
  ]),
  rate: new Map([
    ...['%', '٪', 'percent', 'pct', '百分比', '百分数', '百分点', '个百分点', 'pp'].map(
      (word): [string, number] => [word, -2],
    ),
    ...['‰', '千分比', '千分点', '千分数', 'permille'].map((word): [string, number] => [word, -3]),
    ...['‱', '万分比', '万分点', '基点', 'bp', 'bps'].map((word): [string, number] => [word, -4]),
    ...['小数', '比例', '比值', 'fraction', 'ratio'].map((word): [string, number] => [word, 0]),
  ]),
  integer: new Map([
    ...withScales(Object.fromEntries(counted.map((word) => [word, 0]))),
    ...Object.entries(scales),
  ]),
};

/** Of a word in lower case and NFKC; undefined: it is no unit of this quantity. */
export const scaleOf = (quantity: Quantity, word: string): number | undefined => words[quantity].get(word);

const isUnit = (word: string): boolean => Object.values(words).some((known) => known.has(word));
/** Says of what was counted, and nothing of how it is written. */
const isCounted = (word: string): boolean => counted.includes(word) || /^(?:人数|次数|件数|单数)$/.test(word);
/** A unit that is none of ours: 美元, 百秒, (10k CNY). What has digits otherwise is a condition: 近30天, 8-23点. */
const looksLikeUnit = (word: string): boolean =>
  /^(?:(?:\d+ ?)?[kw十百千万亿]+(?:元|人|cny|rmb|yuan|¥|\$)?|\d+ ?(?:元|cny|rmb|yuan|¥|\$))$/.test(word) ||
  (!/\d/.test(word) && /(?:元|币|刀|镑|美金|秒|小时|usd|hkd|eur|\$|€|£|十|百|千|万|亿|‱)$/.test(word));

const SAYS = /^(?:单位|unit):?(?:为|是)?/;

/** A cell that is nothing but a unit, in brackets or not. */
export function isUnitWord(cell: string): boolean {
  const word = cell
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[()\[\]【】\s]/g, '')
    .replace(SAYS, '');
  return isUnit(word) || looksLikeUnit(word) || isCounted(word);
}

export interface HeaderUnit {
  /** The header's key without its unit. */
  readonly bare: string;
  /** The word for the unit, as the header has it; null where it names none. */
  readonly word: string | null;
}

/** What closes a name without brackets: 金额/万元, 时长_秒, 金额:元; and, of what cannot be the name's own, 金额万元. */
const AFTER_SIGN = /[/_:|-](?:单位:?|unit:?)?([^/_:|()-]{1,8})$/;
const AFTER_NAME = /(?:单位:?)?((?:十|百|千|万|十万|百万|千万|亿)元|毫秒|分钟|小时)数?$/;

/** The unit in a header, wherever it stands. `key` is as `headerKey` makes it. */
export function unitIn(key: string): HeaderUnit {
  for (const [whole, inside = ''] of key.matchAll(/\(([^()]{1,20})\)/g)) {
    for (const part of inside.split(/[,、;/]/)) {
      const word = part.replace(SAYS, '');
      if (isUnit(word) || looksLikeUnit(word) || (SAYS.test(part) && word))
        return { bare: key.replace(whole, ''), word };
    }
  }
  const signed = AFTER_SIGN.exec(key);
  if (signed && (isUnit(signed[1]!) || looksLikeUnit(signed[1]!)))
    return { bare: key.slice(0, signed.index), word: signed[1]! };
  const tail = AFTER_NAME.exec(key);
  if (tail && tail.index > 0) return { bare: key.slice(0, tail.index), word: tail[1]! };
  return { bare: key, word: null };
}

/** The header's unit for a quantity: its word, null for none, undefined if it names one that cannot be meant. */
export function unitFor(quantity: Quantity, key: string): string | null | undefined {
  const { word } = unitIn(key);
  if (word === null) return null;
  if (scaleOf(quantity, word) !== undefined) return word;
  // Names in English end so without meaning a unit: reply_rate_3_min.
  return isCounted(word) || /_[a-z]+$/.test(key) ? null : undefined;
}
