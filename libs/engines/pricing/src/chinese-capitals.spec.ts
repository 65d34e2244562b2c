import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { amountInChineseCapitals } from './index.js';

describe('amountInChineseCapitals', () => {
  it.each([
    // whole yuan end in 整
    ['0.00', '零元整'],
    ['1.00', '壹元整'],
    ['10.00', '壹拾元整'],
    ['15.00', '壹拾伍元整'],
    ['100.00', '壹佰元整'],
    ['101.00', '壹佰零壹元整'],
    ['110.00', '壹佰壹拾元整'],
    ['1001.00', '壹仟零壹元整'],
    ['1010.00', '壹仟零壹拾元整'],
    ['1100.00', '壹仟壹佰元整'],
    ['10000.00', '壹万元整'],
    ['10001.00', '壹万零壹元整'],
    ['10500.00', '壹万零伍佰元整'],
    ['293045.00', '贰拾玖万叁仟零肆拾伍元整'],
    ['1000500.00', '壹佰万零伍佰元整'],
    ['10000000.00', '壹仟万元整'],
    ['10010000.00', '壹仟零壹万元整'],
    ['100000000.00', '壹亿元整'],
    ['100000001.00', '壹亿零壹元整'],
    ['100050000.00', '壹亿零伍万元整'],
    ['110000000.00', '壹亿壹仟万元整'],
    ['1000010000.00', '壹拾亿零壹万元整'],
    ['1000000000000.00', '壹万亿元整'],
    ['90071992547409.91', '玖拾万零柒佰壹拾玖亿玖仟贰佰伍拾肆万柒仟肆佰零玖元玖角壹分'],
    // jiao and fen
    ['0.01', '壹分'],
    ['0.50', '伍角'],
    ['0.55', '伍角伍分'],
    ['1.05', '壹元零伍分'],
    ['1.50', '壹元伍角'],
    ['10.50', '壹拾元零伍角'],
    ['1010203.05', '壹佰零壹万零贰佰零叁元零伍分'],
    ['100000000.10', '壹亿元零壹角'],
    // the examples printed in the annex of 支付结算办法
    ['1409.50', '壹仟肆佰零玖元伍角'],
    ['6007.14', '陆仟零柒元壹角肆分'],
    ['1680.32', '壹仟陆佰捌拾元零叁角贰分'],
    ['107000.53', '壹拾万柒仟元零伍角叁分'],
    ['16409.02', '壹万陆仟肆佰零玖元零贰分'],
    ['325.04', '叁佰贰拾伍元零肆分'],
  ])('%s → %s', (amount, capitals) => {
    expect(amountInChineseCapitals(fenOf(amount))).toBe(capitals);
  });

  it.each([-1, 0.5, Number.NaN, 2 ** 53])('refuses %d fen', (fen) => {
    expect(() => amountInChineseCapitals(fen)).toThrow(
      expect.objectContaining({ code: 'PRICING_INPUT_INVALID' }),
    );
  });

  it('reads back as the same amount and never stutters', () => {
    fc.assert(
      fc.property(fc.maxSafeNat(), fc.integer({ min: 0, max: 15 }), (wide, cut) => {
        const fen = Math.floor(wide / 10 ** cut);
        const capitals = amountInChineseCapitals(fen);
        expect(readBack(capitals)).toBe(BigInt(fen));
        expect(capitals).not.toMatch(/零零|零[万亿]|.零元/);
      }),
      { numRuns: 1000 },
    );
  });
});

function fenOf(amount: string): number {
  return Number(amount.replace('.', ''));
}

/** Reads capitals by the general rules of Chinese numerals, knowing nothing of how they were written. */
function readBack(capitals: string): bigint {
  let total = 0n;
  let section = 0n;
  let digit = 0n;
  for (const sign of capitals.replace('整', '')) {
    const value = '零壹贰叁肆伍陆柒捌玖'.indexOf(sign);
    const place = { 拾: 10n, 佰: 100n, 仟: 1000n }[sign];
    if (value >= 0) digit = BigInt(value);
    else if (place !== undefined) [section, digit] = [section + digit * place, 0n];
    else if (sign === '万') [section, digit] = [(section + digit) * 10_000n, 0n];
    else if (sign === '亿') [total, section, digit] = [(section + digit) * 100_000_000n, 0n, 0n];
    else if (sign === '元') [total, section, digit] = [(total + section + digit) * 100n, 0n, 0n];
    else if (sign === '角') [total, digit] = [total + digit * 10n, 0n];
    else if (sign === '分') [total, digit] = [total + digit, 0n];
  }
  return total;
}
