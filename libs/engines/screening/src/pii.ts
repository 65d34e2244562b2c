import { isUnusual, type NormalText, normalText } from './pii.normal.js';

/** What kind of personal datum was found. `start` and `end` are positions in the text that was given. */
export interface PiiFinding {
  readonly kind:
    | 'mobile'
    | 'id-card'
    | 'bank-card'
    | 'landline'
    | 'foreign-phone'
    | 'email'
    | 'address'
    | 'handle'
    | 'passport'
    | 'plate';
  readonly start: number;
  readonly end: number;
}

export interface MaskedText {
  readonly text: string;
  readonly findings: readonly PiiFinding[];
}

/** Something that a datum could be made of; most of what is said in a chat has nothing. */
const HAS_ANYTHING =
  /[0-9A-Za-z@省市区县旗州盟村屯路街巷弄栋幢座楼室园苑厦]|[〇零一幺二三四五六七八九洞拐勾壹贰貳叁參肆伍陆陸柒捌玖].{0,2}[〇零一幺二三四五六七八九洞拐勾壹贰貳叁參肆伍陆陸柒捌玖].{0,2}[〇零一幺二三四五六七八九洞拐勾壹贰貳叁參肆伍陆陸柒捌玖]/;
const HAS_DIGITS = /\d[^\n]{0,16}\d/;
/** Of the shortest number that is looked for without a word before it. */
const FEWEST_DIGITS = 7;
const LETTER = /[A-Za-z]/;

/**
 * What people of the house or of a shop type about a buyer, masked before it is looked at any further:
 * `@Transform(typed)` on every input that is free text.
 */
export const typed = ({ value }: { value: unknown }): unknown =>
  typeof value === 'string' ? maskPii(value).text : value;

/**
 * Masks a buyer's personal data: mobile, landline and foreign numbers, identity cards, passports, bank cards, e-mail,
 * handles of messengers, number plates and postal addresses. Texts are made plain first (`normalText`), so digits may be
 * full width, circled, spaced, hyphenated, broken over two lines, written out, or hidden behind letters and invisible
 * characters. Order and waybill numbers stay: a long number goes only if its checksum holds and nothing before it says
 * that it is an order, or if a word before it says what it is.
 */
export function maskPii(text: string): MaskedText {
  if (!HAS_ANYTHING.test(text) && !isUnusual(text)) return { text, findings: [] };
  const normal = normalText(text);
  const found: PiiFinding[] = [];
  // What stands right beside something found may only show once that is covered: `a@b.cn02012345678`.
  let { plain, digits } = normal;
  for (let some = findAll(plain, digits); some.length; some = findAll(plain, digits)) {
    found.push(...some);
    const cover = ({ start, end }: PiiFinding): string => ']'.repeat(end - start);
    plain = replaceAll(plain, some, cover);
    digits = replaceAll(digits, some, cover);
  }
  if (found.length === 0) return { text, findings: [] };

  found.sort((a, b) => a.start - b.start);
  const findings = found.map(({ kind, start, end }) => ({
    kind,
    start: normal.from(start),
    end: normal.to(end - 1),
  }));
  const words = new Map(findings.map((finding, i) => [finding, wordOf(normal, found[i] as PiiFinding)]));
  return { text: replaceAll(text, findings, (finding) => words.get(finding) as string), findings };
}

const wordOf = ({ plain }: NormalText, { kind, start, end }: PiiFinding): string =>
  replacement(kind, plain.slice(start, end));

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
function findAll(plain: string, digits: string): PiiFinding[] {
  const findings: PiiFinding[] = [];
  if (LETTER.test(plain)) findEmails(plain, findings);
  if (HAS_DIGITS.test(digits)) {
    // As it stands too: a numeral right beside a number may be a word of the sentence, 13800138000一直打不通.
    for (const text of plain === digits ? [plain] : [plain, digits]) {
      if (!hasDigits(text, FEWEST_DIGITS)) continue;
      findNumbers(text, findings);
      findPieces(text, findings);
      findForeign(text, findings);
    }
    findPlates(plain, findings);
  }
  findNamed(plain, digits, findings);
  findAddresses(plain, findings);
  findings.sort((a, b) => a.start - b.start || b.end - a.end);
  const kept: PiiFinding[] = [];
  for (const finding of findings) if (finding.start >= (kept.at(-1)?.end ?? 0)) kept.push(finding);
  return kept;
}

/** As `matchAll`, which copies the expression before it looks; most texts have nothing that matches. */
function matchesOf(pattern: RegExp, text: string): RegExpExecArray[] {
  const matches: RegExpExecArray[] = [];
  pattern.lastIndex = 0;
  for (let match = pattern.exec(text); match; match = pattern.exec(text)) matches.push(match);
  return matches;
}

function hasDigits(text: string, fewest: number): boolean {
  let count = 0;
  for (let at = 0; at < text.length && count < fewest; at++) {
    const code = text.charCodeAt(at);
    if (code >= 0x30 && code <= 0x39) count += 1;
  }
  return count === fewest;
}

function replacement(kind: PiiFinding['kind'], original: string): string {
  const digits = original.replace(/\D/g, '');
  switch (kind) {
    case 'mobile':
      return digits.length >= 11 ? `${digits.slice(-11, -8)}****${digits.slice(-4)}` : '[手机号]';
    case 'id-card':
      return '[身份证]';
    case 'bank-card':
      return digits.length >= 4 ? `[银行卡尾号${digits.slice(-4)}]` : '[银行卡]';
    case 'landline':
      return '[座机]';
    case 'foreign-phone':
      return '[境外电话]';
    case 'email':
      return '[邮箱]';
    case 'address':
      return '[地址]';
    case 'handle':
      return '[账号]';
    case 'passport':
      return '[证件]';
    case 'plate':
      return '[车牌]';
  }
}

const AT = /@|艾特|圈(?=q)|[(\[ ]at[)\] ]/gi;
const LOCAL = /[A-Za-z0-9._%+-]{1,64}\s?$/;
const DOMAIN =
  /^\s?[A-Za-z0-9-]{1,63}(?:\.[A-Za-z0-9-]{1,63}){0,4}(?:\s?\.\s?|\s?点\s?|\s?[(\[]?dot[)\]]?\s?)[A-Za-z]{2,12}(?:(?:\.|点|\s?dot\s?)cn)?/i;

/** Also with words for the signs: a at qq dot com. */
function findEmails(text: string, findings: PiiFinding[]): void {
  for (const { index, 0: sign } of matchesOf(AT, text)) {
    const local = LOCAL.exec(text.slice(Math.max(0, index - 65), index))?.[0];
    const domain = DOMAIN.exec(text.slice(index + sign.length, index + sign.length + 400))?.[0];
    if (!local || !domain) continue;
    findings.push({ kind: 'email', start: index - local.length, end: index + sign.length + domain.length });
  }
}

const DIGIT = '\\d';
/** Digits with a few separators between any two of them; an X may end an identity card. */
const RUN = new RegExp(
  `[(（]?${DIGIT}(?:[ \\t\\r\\n\u3000.·()（）_—–,，、/~|-]{0,3}${DIGIT}){6,}(?:[xX](?![A-Za-z]))?`,
  'g',
);

interface Group {
  readonly digits: string;
  readonly start: number;
  readonly end: number;
}

function findNumbers(text: string, findings: PiiFinding[]): void {
  for (const match of matchesOf(RUN, text)) {
    const groups = groupsOf(match[0], match.index);
    for (let first = 0; first < groups.length;) {
      const hit = longestHit(text, groups, first);
      if (hit) findings.push(hit.finding);
      first = hit ? hit.next : first + 1;
    }
  }
}

const GROUP = /\d+[xX]?/g;

function groupsOf(run: string, offset: number): Group[] {
  const groups: Group[] = [];
  for (const match of matchesOf(GROUP, run)) {
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
  const kind = kindOfDigits(digits, shape, text.slice(Math.max(0, start - 20), start));
  return kind !== null && isPartOfWord(text, start, end, kind) ? null : kind;
}

function kindOfDigits(digits: string, shape: readonly number[], before: string): PiiFinding['kind'] | null {
  const isSpelledOut = shape.length > 1 && shape.length === digits.length;
  if (isMobile(digits, shape, isSpelledOut)) return 'mobile';
  if (digits.length === 18 && (isIdCard(digits) ? !isOrder(before) : isIdCue(before))) return 'id-card';
  if (digits.length === 15 && isIdCue(before) && /^[1-8]\d{14}$/.test(digits)) return 'id-card';
  if (isBankCard(digits, shape, isSpelledOut, before)) return 'bank-card';
  return isLandline(digits, shape, before) ? 'landline' : null;
}

/** "SKU13800138000" and the fraction of a decimal number are no phone numbers; "wx13800138000" is one. */
const isPartOfWord = (text: string, start: number, end: number, kind: PiiFinding['kind']): boolean => {
  const before = text.slice(Math.max(0, start - 8), start);
  return (
    // People write on behind their number; a product code begins with its letters.
    (kind !== 'mobile' && /[A-Za-z_]/.test(text[end] ?? '')) ||
    /\d\.$/.test(before) ||
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
  /(?:订单|单号|运单|快递|物流|编号|编码|型号|条码|order|tid|流水)[^0-9]{0,6}$/i.test(before);
const isIdCue = (before: string): boolean =>
  /(?:身份证|证件|证号|身份号|身分证|id ?card|id ?no|identity)[^0-9\]]{0,10}$/i.test(before);
const isCardCue = (before: string): boolean =>
  /(?:卡号|银行卡|储蓄卡|信用卡|借记卡|打款|汇款|转账|账号|账户|帐号|[工农建招中交]行卡?|邮储|农信|card(?: ?no| number)?)[^0-9\]]{0,8}$/i.test(
    before,
  );

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
  if (digits.length < 15 || !/^\d+$/.test(digits) || isOrder(before)) return false;
  if (digits.length >= 16 && isCardCue(before)) return true;
  if (!isLuhn(digits)) return false;
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
      return /^(?:62|60[13]|81|955|69|4367|4563)/.test(digits);
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
  return /^[2-8]\d{6,7}$/.test(digits) && /(?:座机|固话|电话)[^0-9\]]{0,4}$/.test(before);
}

/** What people write between the parts of a number that they do not want to be seen as one. */
const BETWEEN =
  '(?:[后前中]间?\\d位|然后|后[面边]|中间|接着|再加?|最后|末尾|尾号|尾数|前面|开头|加上?|空格|就是|[和跟是的换]|[\\s,，、.。…:：~\\-])';
const PIECES = new RegExp(`(?<!\\d)1[3-9]\\d{0,6}(?:${BETWEEN}{1,6}\\d{1,8}){1,4}(?!\\d)`, 'g');
const POSITION = /[后前中]间?\d位/g;

function findPieces(digits: string, findings: PiiFinding[]): void {
  for (const { index, 0: found } of matchesOf(PIECES, digits)) {
    const number = found.replace(POSITION, '').replace(/\D/g, '');
    if (
      number.length === 11 &&
      /[\u4e00-\u9fff]/.test(found) &&
      !isOrder(digits.slice(Math.max(0, index - 12), index))
    )
      findings.push({ kind: 'mobile', start: index, end: index + found.length });
  }
}

/** Countries that people of these shops call from, without 86. */
const COUNTRIES =
  '(?:1|7|20|27|3[0-469]|4[013-9]|5[1-8]|6[0-6]|8[1249]|9[0-58]|852|853|855|856|886|971|972|974|966|880|960|351|353|358|420)';
const FOREIGN = new RegExp(
  `(?:\\+ ?|(?<!\\d)00)${COUNTRIES}[ .()\\-]{0,3}\\d(?:[ .()\\-]{0,2}\\d){5,12}(?!\\d)`,
  'g',
);
const REGIONAL =
  /(?:香港|澳门|台湾|海外|国外|境外|hong ?kong|macau|taiwan)(?:那边)?(?:的)?(?:电话|手机|号码|联系)[^\d\]]{0,6}(\d{4}[ -]?\d{3,4}(?:[ -]?\d{2,4})?)(?!\d)/gi;

function findForeign(digits: string, findings: PiiFinding[]): void {
  for (const { index, 0: found } of matchesOf(FOREIGN, digits)) {
    const count = found.replace(/\D/g, '').length;
    const before = digits.slice(Math.max(0, index - 12), index);
    if (count >= 8 && count <= 17 && !isOrder(before))
      findings.push({ kind: 'foreign-phone', start: index, end: index + found.length });
  }
  for (const match of matchesOf(REGIONAL, digits)) {
    const end = match.index + match[0].length;
    findings.push({ kind: 'foreign-phone', start: end - (match[1] as string).length, end });
  }
}

const PLATE =
  /[京津沪渝冀豫云辽黑湘皖鲁新苏浙赣鄂桂甘晋蒙陕吉闽贵粤青藏川宁琼](?:[A-HJ-NP-Z][·. -]?(?:[A-HJ-NP-Z0-9]{4}[A-HJ-NP-Z0-9挂学警港澳]|[DF][A-HJ-NP-Z0-9]\d{4}|\d{5}[DF]))(?![A-Za-z0-9款型系])/gi;
/** Provinces whose character is a word of its own; beside it a model may look like a plate. */
const IS_WORD = /^[新青黑云吉宁川贵晋]/;

function findPlates(plain: string, findings: PiiFinding[]): void {
  for (const { index, 0: plate } of matchesOf(PLATE, plain)) {
    const before = plain.slice(Math.max(0, index - 12), index);
    if (!/\d.*\d/.test(plate)) continue;
    if (IS_WORD.test(plate) && !/(?:车|牌|开的?是?|停)[^\]]{0,8}$/.test(before)) continue;
    if (/[最全崭更]$/.test(before)) continue;
    findings.push({ kind: 'plate', start: index, end: index + plate.length });
  }
}

const IS = '(?:[:：=是为]|就是|\\s){0,4}';
const HANDLE = '[A-Za-z][A-Za-z0-9_-]{4,23}(?![A-Za-z0-9_-])';
interface Named {
  readonly kind: PiiFinding['kind'];
  readonly pattern: RegExp;
  /** In the text with numerals turned into digits. */
  readonly inDigits?: boolean;
}
/** What a word before it says: the last group is the datum. */
const NAMED: readonly Named[] = [
  { kind: 'handle', pattern: /()(wxid_[A-Za-z0-9_-]{4,30})/gi },
  {
    kind: 'handle',
    pattern: new RegExp(
      `(?:微 ?信|威信|薇信|徽信|徵信|维信|卫星|(?<![A-Za-z])v信)(?:号码?|账号|帐号|id)?(${IS})(${HANDLE})`,
      'gi',
    ),
  },
  {
    kind: 'handle',
    pattern: new RegExp(
      `(?<![A-Za-z])(?:vx|wx|wei ?xin|we ?chat)((?:号码?|账号|帐号| ?id)?(?:[:：=是为]|就是|号|\\s){1,4})(${HANDLE})`,
      'gi',
    ),
  },
  {
    kind: 'handle',
    pattern: new RegExp(
      `(?:加我?(?:的)?|(?<![A-Za-z]))v(?:号|信)?([:：=是]|(?<=加我?的?v) ?)(?:\\s){0,2}(${HANDLE})`,
      'gi',
    ),
  },
  {
    kind: 'handle',
    pattern: new RegExp(
      `(?:(?<![A-Za-z])q ?q|扣扣|企鹅|球球|(?<![A-Za-z])q号)(?:号码?|账号|帐号|群)?(?:${IS}加?${IS})()([1-9]\\d{4,10})(?!\\d)`,
      'gi',
    ),
    inDigits: true,
  },
  {
    kind: 'handle',
    pattern:
      /(?:抖音|快手|小红书|支付宝|淘宝|旺旺|闲鱼|微博|陌陌|钉钉|telegram|whats ?app|skype|(?<![A-Za-z])(?:ins|tg|line))(?:号码?|账号|帐号|id|名)?([:：=是为]|号|账号|帐号|id)\s{0,2}([A-Za-z0-9][A-Za-z0-9_.-]{4,23}(?![A-Za-z0-9_-]))/gi,
  },
  {
    kind: 'passport',
    pattern: new RegExp(
      `(?:护照|通行证|回乡证|台胞证|港澳证|passport)(?:号码?|编号|no\\.?)?(${IS})([A-Za-z]{0,2}\\d{7,9})(?![A-Za-z0-9])`,
      'gi',
    ),
  },
];
const HAS_NAME =
  /[微威薇徽徵维卫扣企球抖快红支淘旺闲陌钉护通回台港]|[vqw]|telegram|skype|passport|(?:ins|tg|line)/i;

function findNamed(plain: string, digits: string, findings: PiiFinding[]): void {
  if (!HAS_NAME.test(plain)) return;
  for (const { kind, pattern, inDigits } of NAMED) {
    for (const match of matchesOf(pattern, inDigits ? digits : plain)) {
      const [found, between = '', datum = ''] = match;
      // 微信iphone: a word; 微信:iphone, 微信iphone15: a handle.
      if (kind === 'handle' && /^[A-Za-z]+$/.test(datum) && !/[:：=是为号]/.test(between)) continue;
      const end = match.index + found.length;
      findings.push({ kind, start: end - datum.length, end });
    }
  }
}

const HAN = '[\\u4e00-\\u9fa5]';
const NUMBER = '[0-9一二三四五六七八九十百零〇A-Za-z]{1,6}';
/** A room at the end that bears no word for it: 3栋1201. */
const ROOM = '(?:[-—]?[0-9]{2,4}(?![0-9]))?';
/** 路 and its like, then a house number; or a compound or village, then a building and a room. */
const STREET = `${HAN}{1,12}?(?:路|街|道|巷|弄|胡同|大道)${NUMBER}(?:号|弄|巷)(?:${HAN}{0,10}?${NUMBER}(?:号楼|栋|幢|座|单元|层|楼|室|号|门)){0,5}${ROOM}`;
const COMPOUND = `${HAN}{2,12}?(?:小区|花园|公寓|大厦|广场|家园|苑|府|城|村|镇|街道|社区|新村|园)(?:${HAN}{0,6}?${NUMBER}(?:号楼|栋|幢|座|单元|层|楼|室|号|门|组)){1,5}${ROOM}`;
const REGION = `(?:${HAN}{2,7}?(?:省|自治区|特别行政区))?(?:${HAN}{2,7}?(?:市|自治州|地区|盟))(?:${HAN}{1,7}?(?:区|县|市|旗))?(?:${HAN}{1,8}?(?:镇|乡|街道))?`;
const DISTRICT = `${HAN}{1,7}?(?:区|县)(?:${HAN}{1,8}?(?:镇|乡|街道))?`;
/** A compound whose kind is no other word needs no town before it, if a building follows; or only figures. */
const HOME = '(?:小区|花园|公寓|大厦|家园|苑|新村|社区|名城|华庭|府邸|公馆|雅居)';
const BUILDING = `${HAN}{2,12}?${HOME}(?:${HAN}{0,2}?${NUMBER}(?:期|号楼|栋|幢|座|单元|层|楼|室|号|门)){1,5}${ROOM}`;
const FIGURES = `${HAN}{1,12}?(?:${HOME}|[府城园路街道村巷弄])\\d{1,4}[-—]\\d{1,3}[-—]\\d{2,4}(?!\\d)|${HAN}{2,12}?${HOME}\\d{1,3}[-—]\\d{2,4}(?!\\d)`;
const ADDRESS = new RegExp(
  `(?:(?:${REGION}|${DISTRICT})[ ,，]?)?(?:${FIGURES}|${BUILDING})|(?:${REGION}|${DISTRICT})[ ,，]?(?:${STREET}|${COMPOUND})|${STREET.replace('{0,5}', '{1,5}')}`,
);
/** Such an address has one; only its surroundings are searched, so that long text costs no more than it is long. */
const HOUSE_NUMBER = new RegExp(`${NUMBER}[号栋幢座单层楼室门组弄巷期]|\\d{1,4}[-—]\\d{1,4}`, 'g');
const HAS_HOUSE = /[号栋幢座单层楼室门组弄巷期]|\d[-—]\d/;
/** Two levels of administration and a place in them are an address without any number. */
const PLAIN_HAN = `(?:(?![的了吗呢吧啊发寄走这那哪怎么来去])${HAN})`;
const PLACE = `(?:村|组|屯|${HOME}|大道|[路街巷]|学校|学院|大学|中学|小学|医院|工业园|工业区|广场|商城)`;
const VILLAGE = new RegExp(
  `(?:${HAN}{2,7}?(?:省|自治区)${PLAIN_HAN}{2,6}?(?:市|自治州|地区|盟)|${HAN}{2,6}?(?:市|自治州)${PLAIN_HAN}{1,6}?(?:区|县|旗)|${HAN}{1,6}?(?:区|县|市)${PLAIN_HAN}{1,6}?(?:镇|乡|街道))${PLAIN_HAN}{0,16}?${PLACE}(?:${PLAIN_HAN}{1,6}?${PLACE}){0,2}`,
);
const PLACES = new RegExp(PLACE, 'g');
const LEVEL = /[省市区县旗州盟]/;
const BEFORE_CHARS = 60;
const AFTER_CHARS = 50;

/** What people write before an address and is no part of it. */
const LEAD =
  /^.{0,6}?(?:寄到|寄给|发到|发往|送到|送给|改成|改到|换成|换到|地址是|地址为|地址|住在|我在|家在|收货)[:：,，]?/;

function findAddresses(text: string, findings: PiiFinding[]): void {
  if (HAS_HOUSE.test(text)) findAround(text, HOUSE_NUMBER, ADDRESS, findings);
  if (LEVEL.test(text)) findAround(text, PLACES, VILLAGE, findings);
}

function findAround(text: string, sign: RegExp, address: RegExp, findings: PiiFinding[]): void {
  let done = 0;
  for (const { index, 0: found } of matchesOf(sign, text)) {
    if (index < done) continue;
    const from = Math.max(done, index - BEFORE_CHARS);
    const match = address.exec(text.slice(from, index + found.length + AFTER_CHARS));
    if (!match) continue;
    const lead = LEAD.exec(match[0])?.[0].length ?? 0;
    done = from + match.index + match[0].length;
    findings.push({ kind: 'address', start: from + match.index + lead, end: done });
  }
}
