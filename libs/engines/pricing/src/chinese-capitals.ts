import type { Fen } from './money.js';
import { requireWhole } from './pricing.errors.js';

const DIGITS = ['零', '壹', '贰', '叁', '肆', '伍', '陆', '柒', '捌', '玖'] as const;
const PLACES = ['', '拾', '佰', '仟'] as const;

/**
 * An amount in capitals (人民币大写), without the leading 人民币, for contracts and receipts.
 *
 * Source: 支付结算办法, annex on filling in notes. 整 ends an amount in whole yuan and not one with 角 or 分;
 * zeros inside are spoken once; where the annex leaves a choice we take its first form: a 零 between a whole
 * ten of yuan and the 角 (壹仟陆佰捌拾元零叁角贰分), none after a whole 拾万 (壹拾万柒仟元).
 * Throws PRICING_INPUT_INVALID for negative and fractional fen: a credit is a document of its own.
 */
export function amountInChineseCapitals(fen: Fen): string {
  requireWhole('fen', fen, 0);
  const yuan = Math.floor(fen / 100);
  const jiao = Math.floor((fen % 100) / 10);
  const restFen = fen % 10;
  if (jiao === 0 && restFen === 0) return `${yuan === 0 ? '零' : wholeNumber(yuan)}元整`;

  const whole = yuan === 0 ? '' : `${wholeNumber(yuan)}元`;
  const zero = yuan > 0 && (jiao === 0 || yuan % 10 === 0) ? '零' : '';
  const tenths = jiao === 0 ? '' : `${DIGITS[jiao]}角`;
  const hundredths = restFen === 0 ? '' : `${DIGITS[restFen]}分`;
  return whole + zero + tenths + hundredths;
}

/** A number ≥ 1 in capitals: 亿 over 万 over thousands, each part spoken by the same rule. */
function wholeNumber(value: number): string {
  if (value >= 100_000_000) return joined(value, 100_000_000, '亿');
  if (value >= 10_000) return joined(value, 10_000, '万');
  return underTenThousand(value);
}

function joined(value: number, unit: number, name: string): string {
  const low = value % unit;
  const high = wholeNumber(Math.floor(value / unit)) + name;
  if (low === 0) return high;
  // A gap in the leading places of the lower part is spoken as one 零.
  return high + (low < unit / 10 ? '零' : '') + wholeNumber(low);
}

function underTenThousand(value: number): string {
  let spoken = '';
  let isGap = false;
  for (let place = 3; place >= 0; place -= 1) {
    const digit = Math.floor(value / 10 ** place) % 10;
    if (digit === 0) {
      isGap = spoken !== '';
      continue;
    }
    spoken += `${isGap ? '零' : ''}${DIGITS[digit]}${PLACES[place]}`;
    isGap = false;
  }
  return spoken;
}
