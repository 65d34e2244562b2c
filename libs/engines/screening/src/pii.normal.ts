/** A text as finders look at it, and where each of its characters stands in the text that was given. */
export interface NormalText {
  /** Compatible forms made plain (full width, circled and mathematical digits), invisible characters left out. */
  readonly plain: string;
  /** The same, character by character, with numerals written out turned into digits: 壹三〇 → 130, 138oo → 13800. */
  readonly digits: string;
  /** Position in the given text of the given character of `plain`; of its length, that of the end. */
  from(at: number): number;
  /** Position behind the given character of `plain`. */
  to(at: number): number;
}

const INVISIBLE =
  /[\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180e\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufe00-\ufe0f\ufeff\u20e3]/;
/** What a finder would not see as it stands; punctuation of full width it does. */
const UNUSUAL =
  /[\u00ad\u034f\u061c\u180e\u200b-\u200f\u202a-\u202e\u2060-\u206f\u2070-\u2089\u20e3\u2460-\u24ff\u2776-\u2793\u3220-\u3229\u3280-\u3289\ufe00-\ufe0f\ufeff\uff0b\uff0d\uff0e\uff10-\uff19\uff20-\uff3a\uff3f\uff41-\uff5a]|\ud835[\udc00-\udfff]/;

const NUMERALS: Readonly<Record<string, string>> = {
  ...{
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
  },
  ...{
    洞: '0',
    拐: '7',
    勾: '9',
    壹: '1',
    贰: '2',
    貳: '2',
    叁: '3',
    參: '3',
    肆: '4',
    伍: '5',
    陆: '6',
    陸: '6',
  },
  ...{ 柒: '7', 捌: '8', 玖: '9', 弌: '1', 弍: '2', 弎: '3' },
};
const WRITTEN = /[〇零一幺二三四五六七八九洞拐勾壹贰貳叁參肆伍陆陸柒捌玖弌弍弎]/g;
/** Letters that stand for digits, only in a word of digits: 138oo138ooo. */
const LOOKALIKE = /(?<![A-Za-z])(?=[A-Za-z]{0,4}\d)(?=\d*[oOlI])[\doOlI]{3,}(?![A-Za-z])/g;

/** ❶ and its like, which Unicode does not call compatible with a digit. */
function dingbat(code: number): string | null {
  if (code >= 0x2776 && code <= 0x2793) return String(((code - 0x2776) % 10) + 1);
  if (code >= 0x24eb && code <= 0x24f4) return String(code - 0x24eb + 11);
  if (code >= 0x24f5 && code <= 0x24fe) return String(code - 0x24f5 + 1);
  return code === 0x24ff ? '0' : null;
}

function plainOf(char: string): string {
  if (INVISIBLE.test(char)) return '';
  const code = char.codePointAt(0) as number;
  const digit = dingbat(code);
  if (digit !== null) return digit;
  const compatible = char.normalize('NFKC');
  const isEnclosed = (code >= 0x2460 && code <= 0x249b) || (code >= 0x3220 && code <= 0x3229);
  return isEnclosed ? compatible.replace(/[().]/g, '') : compatible;
}

/** Whether there is anything to normalise. */
export const isUnusual = (text: string): boolean => UNUSUAL.test(text);

export function normalText(text: string): NormalText {
  if (!UNUSUAL.test(text))
    return { plain: text, digits: digitsOf(text), from: (at) => at, to: (at) => at + 1 };
  let plain = '';
  const from: number[] = [];
  const to: number[] = [];
  let at = 0;
  for (const char of text) {
    const end = at + char.length;
    // What says nothing by itself belongs to what stands before it.
    const compatible = UNUSUAL.test(char) ? plainOf(char) : char;
    for (let i = 0; i < compatible.length; i++) {
      from.push(at);
      to.push(end);
    }
    plain += compatible;
    at = end;
  }
  return {
    plain,
    digits: digitsOf(plain),
    from: (index) => from[index] ?? text.length,
    to: (index) => to[index] ?? text.length,
  };
}

/** Whether there is anything that is no digit and may stand for one. */
const LIKE_DIGITS = /[〇零一幺二三四五六七八九洞拐勾壹贰貳叁參肆伍陆陸柒捌玖弌弍弎oOlI]/;

function digitsOf(plain: string): string {
  if (!LIKE_DIGITS.test(plain)) return plain;
  return plain
    .replace(WRITTEN, (numeral) => NUMERALS[numeral] as string)
    .replace(LOOKALIKE, (word) => word.replace(/[oO]/g, '0').replace(/[lI]/g, '1'));
}
