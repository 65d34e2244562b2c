/** What kind of personal datum was found. `start` and `end` are positions in the text that was given. */
export interface PiiFinding {
  readonly kind: 'mobile' | 'id-card' | 'bank-card' | 'landline' | 'email' | 'address';
  readonly start: number;
  readonly end: number;
}

export interface MaskedText {
  readonly text: string;
  readonly findings: readonly PiiFinding[];
}

const HAS_DIGITS = /[0-9０-９][^\n]{0,12}[0-9０-９]|[〇零一二三四五六七八九幺]{7}/;

/**
 * Masks a buyer's mobile number, identity card, bank card, landline, e-mail and postal address: digits may be full
 * width, spaced, hyphenated, broken over two lines, a mobile number also in Chinese numerals. Order and waybill
 * numbers stay: a long number goes only if its checksum holds and nothing before it says that it is an order.
 */
export function maskPii(text: string): MaskedText {
  const findings: PiiFinding[] = [];
  // What stands right beside something found may only show once that is covered: `a@b.cn02012345678`.
  for (let rest = text, found = findAll(rest); found.length; found = findAll(rest)) {
    findings.push(...found);
    rest = replaceAll(rest, found, ({ start, end }) => ']'.repeat(end - start));
  }
  if (findings.length === 0) return { text, findings };

  findings.sort((a, b) => a.start - b.start);
  const masked = replaceAll(text, findings, ({ kind, start, end }) =>
    replacement(kind, text.slice(start, end)),
  );
  return { text: masked, findings };
}

function replaceAll(
  text: string,
  findings: readonly PiiFinding[],
  by: (finding: PiiFinding) => string,
): string {
  let replaced = '';
  let at = 0;
  for (const finding of findings) {
    replaced += text.slice(at, finding.start) + by(finding);
    at = finding.end;
  }
  return replaced + text.slice(at);
}

/** What is found at once, in the order of the text; of two that overlap the first and longer. */
function findAll(text: string): PiiFinding[] {
  const findings: PiiFinding[] = [];
  if (text.includes('@') || text.includes('＠')) findEmails(text, findings);
  if (HAS_DIGITS.test(text)) {
    findNumbers(text, findings);
    findSpelledMobiles(text, findings);
  }
  findAddresses(text, findings);
  findings.sort((a, b) => a.start - b.start || b.end - a.end);
  const kept: PiiFinding[] = [];
  for (const finding of findings) if (finding.start >= (kept.at(-1)?.end ?? 0)) kept.push(finding);
  return kept;
}

function replacement(kind: PiiFinding['kind'], original: string): string {
  const digits = original.normalize('NFKC').replace(/\D/g, '');
  switch (kind) {
    case 'mobile':
      return digits.length >= 11 ? `${digits.slice(-11, -8)}****${digits.slice(-4)}` : '[手机号]';
    case 'id-card':
      return '[身份证]';
    case 'bank-card':
      return `[银行卡尾号${digits.slice(-4)}]`;
    case 'landline':
      return '[座机]';
    case 'email':
      return '[邮箱]';
    case 'address':
      return '[地址]';
  }
}

function findEmails(text: string, findings: PiiFinding[]): void {
  for (const match of text.matchAll(
    /[A-Za-z0-9._%+-]{1,64}[@＠][A-Za-z0-9-]{1,63}(?:\.[A-Za-z0-9-]{1,63}){0,4}\.[A-Za-z]{2,12}/g,
  )) {
    findings.push({ kind: 'email', start: match.index, end: match.index + match[0].length });
  }
}

const DIGIT = '[0-9０-９]';
/** Digits with at most two separators between any two of them; an X may end an identity card. */
const RUN = new RegExp(
  `[(（]?${DIGIT}(?:[ \\u3000\\t\\r\\n.·()（）_—–-]{0,2}${DIGIT}){6,}(?:[xXＸ](?![A-Za-z]))?`,
  'g',
);

interface Group {
  readonly digits: string;
  readonly start: number;
  readonly end: number;
}

function findNumbers(text: string, findings: PiiFinding[]): void {
  for (const match of text.matchAll(RUN)) {
    const groups = groupsOf(match[0], match.index);
    for (let first = 0; first < groups.length;) {
      const hit = longestHit(text, groups, first);
      if (hit) findings.push(hit.finding);
      first = hit ? hit.next : first + 1;
    }
  }
}

function groupsOf(run: string, offset: number): Group[] {
  const groups: Group[] = [];
  for (const match of run.matchAll(/[0-9０-９]+[xXＸ]?/g)) {
    groups.push({
      digits: match[0].normalize('NFKC').toUpperCase(),
      start: offset + match.index,
      end: offset + match.index + match[0].length,
    });
  }
  return groups;
}

/** The longest run of whole groups, from `first`, that is one of ours. */
function longestHit(
  text: string,
  groups: readonly Group[],
  first: number,
): { finding: PiiFinding; next: number } | null {
  let best: { finding: PiiFinding; next: number } | null = null;
  let digits = '';
  const shape: number[] = [];
  for (let last = first; last < groups.length; last++) {
    const group = groups[last]!;
    digits += group.digits;
    if (digits.length > 24) break;
    // A number broken over two lines is one group.
    const isBroken = last > first && text.slice(groups[last - 1]!.end, group.start).includes('\n');
    if (isBroken) shape[shape.length - 1]! += group.digits.length;
    else shape.push(group.digits.length);
    const start = groups[first]!.start;
    const end = group.end;
    const kind = kindOf(digits, shape, text, start, end);
    if (kind === null) continue;
    // "(010) 6234 5678": the opening bracket belongs to it if the closing one does.
    const isOpened = /[(（]/.test(text[start - 1] ?? '') && /[)）]/.test(text.slice(start, end));
    best = { finding: { kind, start: isOpened ? start - 1 : start, end }, next: last + 1 };
  }
  return best;
}

/** Groups in which people write an 11-digit mobile number; sizes and prices in a row are written otherwise. */
const MOBILE_SHAPES = new Set([
  '11',
  '3-4-4',
  '3-8',
  '7-4',
  '4-4-3',
  '4-3-4',
  '3-3-5',
  '5-6',
  '6-5',
  '3-4-2-2',
]);

function kindOf(
  digits: string,
  shape: readonly number[],
  text: string,
  start: number,
  end: number,
): PiiFinding['kind'] | null {
  if (digits.length < 7 || digits.length > 19) return null;
  const kind = kindOfDigits(digits, shape, text.slice(Math.max(0, start - 12), start));
  return kind !== null && isPartOfWord(text, start, end) ? null : kind;
}

function kindOfDigits(digits: string, shape: readonly number[], before: string): PiiFinding['kind'] | null {
  const isSpelledOut = shape.length > 1 && shape.length === digits.length;
  if (isMobile(digits, shape, isSpelledOut)) return 'mobile';
  if (digits.length === 18 && isIdCard(digits) && !isOrder(before)) return 'id-card';
  if (digits.length === 15 && /身份证/.test(before) && isDate(`19${digits.slice(6, 12)}`)) return 'id-card';
  if (isBankCard(digits, shape, isSpelledOut, before)) return 'bank-card';
  return isLandline(digits, shape, before) ? 'landline' : null;
}

/** "SKU13800138000" and the fraction of a decimal number are no phone numbers; "wx13800138000" is one. */
const isPartOfWord = (text: string, start: number, end: number): boolean => {
  const before = text.slice(Math.max(0, start - 8), start);
  return (
    /[A-Za-z_]/.test(text[end] ?? '') ||
    /[0-9０-９]\.$/.test(before) ||
    (/[A-Za-z_#]$/.test(before) && !/(?:tel|phone|mobile|wx|vx|v|wechat|weixin|qq|dh|sj)$/i.test(before))
  );
};

function isMobile(digits: string, shape: readonly number[], isSpelledOut: boolean): boolean {
  if (digits.length < 11 || digits.length > 15) return false;
  if (/^1[3-9]\d{9}$/.test(digits)) return isSpelledOut || MOBILE_SHAPES.has(shape.join('-'));
  const prefix = /^(?:0086|86)(?=1[3-9]\d{9}$)/.exec(digits)?.[0];
  if (prefix === undefined) return false;
  // 86 and the number in one piece, or each in its own.
  if (shape.length === 1 || isSpelledOut) return true;
  return shape[0] === prefix.length && MOBILE_SHAPES.has(shape.slice(1).join('-'));
}

const ID_WEIGHTS = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];

function isIdCard(digits: string): boolean {
  if (!/^[1-8]\d{16}[\dX]$/.test(digits) || !isDate(digits.slice(6, 14))) return false;
  const sum = ID_WEIGHTS.reduce((total, weight, i) => total + weight * Number(digits[i]), 0);
  return '10X98765432'[sum % 11] === digits[17];
}

function isDate(digits: string): boolean {
  const year = Number(digits.slice(0, 4));
  const month = Number(digits.slice(4, 6));
  const day = Number(digits.slice(6, 8));
  return (
    year >= 1900 &&
    year <= 2100 &&
    month >= 1 &&
    month <= 12 &&
    day >= 1 &&
    day <= new Date(year, month, 0).getDate()
  );
}

const isOrder = (before: string): boolean =>
  /(?:订单|单号|运单|快递|物流|编号|order|tid|流水)[^0-9]{0,6}$/i.test(before);
const isCardCue = (before: string): boolean =>
  /(?:卡号|银行卡|储蓄卡|信用卡|打款|汇款|账号)[^0-9]{0,6}$/.test(before);

/**
 * Luhn alone lets one order number in ten pass, so without a word for a card before it, or a card's grouping in fours,
 * the first digits must be those of a card issuer.
 */
function isBankCard(
  digits: string,
  shape: readonly number[],
  isSpelledOut: boolean,
  before: string,
): boolean {
  if (digits.length < 15 || !/^\d+$/.test(digits) || !isLuhn(digits) || isOrder(before)) return false;
  const isInFours = shape.length > 2 && shape.slice(0, -1).every((length) => length === 4);
  if (shape.length > 1 && !isInFours && !isSpelledOut && !(shape.length === 2 && shape[0] === 6))
    return false;
  return isCardCue(before) || isInFours || isIssuer(digits);
}

function isIssuer(digits: string): boolean {
  switch (digits.length) {
    case 15:
      return /^3[47]/.test(digits);
    case 16:
      return /^(?:4|5[1-5]|2[2-7]|62|35|60|81|9[58])/.test(digits);
    default:
      return /^(?:62|60[13]|81|955|69)/.test(digits);
  }
}

function isLuhn(digits: string): boolean {
  let sum = 0;
  for (let i = 0; i < digits.length; i++) {
    let digit = digits.charCodeAt(digits.length - 1 - i) - 48;
    if (i % 2 === 1) {
      digit *= 2;
      if (digit > 9) digit -= 9;
    }
    sum += digit;
  }
  return sum % 10 === 0 && /[1-9]/.test(digits);
}

const AREA = /^(?:010|02[0-57-9]|0[3-9]\d{2})$/;

function isLandline(digits: string, shape: readonly number[], before: string): boolean {
  const [area, ...rest] = shape;
  if (area === undefined) return false;
  const code = digits.slice(0, area);
  // 010-6234 5678, (0571) 8765432, with an extension of up to 4 digits.
  if (rest.length > 0 && AREA.test(code)) {
    const local = rest[0] === 4 && rest[1] === 4 ? 8 : (rest[0] ?? 0);
    const extension = digits.length - area - local;
    return (local === 7 || local === 8) && extension <= 4;
  }
  if (rest.length > 0) return false;
  if (/^(?:010|02[0-57-9])[2-9]\d{7}$|^0[3-9]\d{2}[2-9]\d{6,7}$/.test(digits)) return !isOrder(before);
  return /^[2-8]\d{6,7}$/.test(digits) && /(?:座机|固话|电话)[^0-9]{0,4}$/.test(before);
}

const SPELLED: Readonly<Record<string, string>> = {
  〇: '0',
  零: '0',
  一: '1',
  幺: '1',
  二: '2',
  三: '3',
  四: '4',
  五: '5',
  六: '6',
  七: '7',
  八: '8',
  九: '9',
};

function findSpelledMobiles(text: string, findings: PiiFinding[]): void {
  for (const match of text.matchAll(
    /(?<![〇零一二三四五六七八九幺])[一幺][〇零一二三四五六七八九幺]{10}(?![〇零一二三四五六七八九幺])/g,
  )) {
    const digits = [...match[0]].map((char) => SPELLED[char]).join('');
    if (/^1[3-9]/.test(digits))
      findings.push({ kind: 'mobile', start: match.index, end: match.index + match[0].length });
  }
}

const HAN = '[\\u4e00-\\u9fa5]';
const NUMBER = '[0-9０-９一二三四五六七八九十百零〇A-Za-z]{1,6}';
/** A room at the end that bears no word for it: 3栋1201. */
const ROOM = '(?:[-—]?[0-9０-９]{2,4}(?![0-9０-９]))?';
/** 路 and its like, then a house number; or a compound or village, then a building and a room. */
const STREET = `${HAN}{1,12}?(?:路|街|道|巷|弄|胡同|大道)${NUMBER}(?:号|弄|巷)(?:${HAN}{0,10}?${NUMBER}(?:号楼|栋|幢|座|单元|层|楼|室|号|门)){0,5}${ROOM}`;
const COMPOUND = `${HAN}{2,12}?(?:小区|花园|公寓|大厦|广场|家园|苑|府|城|村|镇|街道|社区|新村|园)(?:${HAN}{0,6}?${NUMBER}(?:号楼|栋|幢|座|单元|层|楼|室|号|门|组)){1,5}${ROOM}`;
const REGION = `(?:${HAN}{2,7}?(?:省|自治区|特别行政区))?(?:${HAN}{2,7}?(?:市|自治州|地区|盟))(?:${HAN}{1,7}?(?:区|县|市|旗))?(?:${HAN}{1,8}?(?:镇|乡|街道))?`;
const DISTRICT = `${HAN}{1,7}?(?:区|县)(?:${HAN}{1,8}?(?:镇|乡|街道))?`;
const ADDRESS = new RegExp(
  `(?:${REGION}|${DISTRICT})[ ,，]?(?:${STREET}|${COMPOUND})|${STREET.replace('{0,5}', '{1,5}')}`,
);
/** Every address has one; only its surroundings are searched, so that long text costs no more than it is long. */
const HOUSE_NUMBER = new RegExp(`${NUMBER}[号栋幢座单层楼室门组弄巷]`, 'g');
const BEFORE_CHARS = 60;
const AFTER_CHARS = 50;

/** What people write before an address and is no part of it. */
const LEAD =
  /^.{0,6}?(?:寄到|寄给|发到|发往|送到|送给|改成|改到|换成|换到|地址是|地址为|地址|住在|我在|家在|收货)[:：,，]?/;

function findAddresses(text: string, findings: PiiFinding[]): void {
  let done = 0;
  for (const { index, 0: number } of text.matchAll(HOUSE_NUMBER)) {
    if (index < done) continue;
    const from = Math.max(done, index - BEFORE_CHARS);
    const match = ADDRESS.exec(text.slice(from, index + number.length + AFTER_CHARS));
    if (!match) continue;
    const lead = LEAD.exec(match[0])?.[0].length ?? 0;
    done = from + match.index + match[0].length;
    findings.push({ kind: 'address', start: from + match.index + lead, end: done });
  }
}
