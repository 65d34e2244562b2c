import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { maskPii } from './pii.js';

const kinds = (text: string): string[] => maskPii(text).findings.map((finding) => finding.kind);

describe('what is masked', () => {
  it.each([
    ['电话13800138000', '电话138****8000'],
    ['138 0013 8000 谢谢', '138****8000 谢谢'],
    ['138-0013-8000', '138****8000'],
    ['１３８００１３８０００', '138****8000'],
    ['1 3 8 0 0 1 3 8 0 0 0', '138****8000'],
    ['+86 13800138000', '+138****8000'],
    ['8613800138000', '138****8000'],
    ['打13800138\n000', '打138****8000'],
    ['我的是一三八零零一三八零零零', '我的是[手机号]'],
    ['vx13800138000', 'vx138****8000'],
    ['两个号13800138000、13900139000', '两个号138****8000、139****9000'],
    ['要 1 件 13800138000', '要 1 件 138****8000'],
    ['身份证11010519491231002X', '身份证[身份证]'],
    ['440308 19990101 0012', '[身份证]'],
    ['卡号6222020511009268521', '卡号[银行卡尾号8521]'],
    ['6222 0205 1100 9268 521', '[银行卡尾号8521]'],
    ['4111 1111 1111 1111', '[银行卡尾号1111]'],
    ['座机0571-87654321', '座机[座机]'],
    ['(010) 6234 5678', '[座机]'],
    ['02162345678', '[座机]'],
    ['电话87654321', '电话[座机]'],
    ['0755-83762288-801', '[座机]'],
    ['邮箱zhang.san@example.com.cn', '邮箱[邮箱]'],
    ['a＠qq.com', '[邮箱]'],
    ['寄到浙江省杭州市西湖区文三路12号3栋502室', '寄到[地址]'],
    ['上海市嘉定区平城路2055弄', '[地址]'],
    ['广州市天河区五山街道华景新城3栋1201', '[地址]'],
    ['余姚路487弄70号', '[地址]'],
  ])('%j → %j', (text, masked) => expect(maskPii(text).text).toBe(masked));
});

describe('what stays', () => {
  it.each([
    '订单号2233445566778899001',
    '订单编号：6222020511009268521',
    '订单6222020511009268521没收到',
    '2233445566778899001',
    '订单 201121-123456789012345',
    '运单号 773012345678901',
    'SF1234567890123',
    '单号02162345678',
    'SKU13800138000A',
    '商品编码13800138000123',
    '2026-11-21 09:03:05',
    '20261121090305',
    '尺码 150 160 170 180 190',
    '价格 199 299 399 499',
    '11000000000',
    '12345678901',
    '400-820-8820',
    '身高165体重120',
    '有3号楼的样板吗',
    '发到上海市吗，多少钱',
    '我要去超市买5号电池',
    '这条路好走吗',
    '3.13800138000',
    '110105194912310021',
    '6222020511009268522',
    '@客服 在吗',
    '一二三四五六七八九十',
  ])('%j', (text) => expect(maskPii(text)).toEqual({ text, findings: [] }));
});

it('says where, in the text as given', () => {
  const text = '我的电话是１３８ ００１３ ８０００，邮箱a@b.cn';
  const { findings } = maskPii(text);
  expect(findings.map(({ kind, start, end }) => [kind, text.slice(start, end)])).toEqual([
    ['mobile', '１３８ ００１３ ８０００'],
    ['email', 'a@b.cn'],
  ]);
});

describe('laws', () => {
  const digits = (length: number) =>
    fc.array(fc.integer({ min: 0, max: 9 }), { minLength: length, maxLength: length }).map((d) => d.join(''));
  const words = fc.constantFrom('', '亲，', '麻烦打', '好的 ', '收件人王，', '。');

  it('no mobile number survives, whatever stands around it', () => {
    fc.assert(
      fc.property(
        words,
        fc.constantFrom('3', '5', '7', '8', '9'),
        digits(9),
        words,
        (before, second, rest, after) => {
          const mobile = `1${second}${rest}`;
          expect(maskPii(`${before}${mobile}${after}`).text).not.toContain(mobile);
        },
      ),
    );
  });

  it('what stands right behind something masked is masked as well', () => {
    expect(maskPii('文三路12号3栋a@b.cn02020000000').text).toBe('[地址][邮箱][座机]');
  });

  it('masking twice is masking once, and findings do not overlap', () => {
    const piece = fc.oneof(
      words,
      digits(11),
      digits(18),
      digits(4),
      fc.constantFrom('a@b.cn', '文三路12号3栋', '-', ' ', '浙江省杭州市'),
    );
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 12 }), (pieces) => {
        const { text, findings } = maskPii(pieces.join(''));
        for (const [i, finding] of findings.entries()) {
          expect(finding.end).toBeGreaterThan(finding.start);
          if (i > 0) expect(finding.start).toBeGreaterThanOrEqual(findings[i - 1]!.end);
        }
        expect(maskPii(maskPii(text).text).text).toBe(maskPii(text).text);
      }),
    );
  });

  it('order numbers survive but for one in a few hundred that cannot be told from a card', () => {
    let state = 20261121;
    const next = (): number => (state = (state * 1103515245 + 12345) % 2147483648) % 10;
    let touched = 0;
    for (let i = 0; i < 5000; i++) {
      const orderNo = `${(i % 4) + 1}${Array.from({ length: 17 + (i % 2) }, next).join('')}`;
      touched += kinds(`查下${orderNo}`).length;
    }
    expect(touched).toBeLessThan(5000 / 300);
  });

  it('costs no more than its length on hostile text', () => {
    // The least of several: what the machine does besides only ever adds.
    const cost = (text: string): number =>
      Math.min(
        ...Array.from({ length: 5 }, () => {
          const start = performance.now();
          maskPii(text);
          return performance.now() - start;
        }),
      );
    const hostile = [
      (n: number) => '1 '.repeat(n),
      (n: number) => `${'市'.repeat(n)}号`,
      (n: number) => `${'区县市省镇路'.repeat(n / 6)}1号`,
      (n: number) => `a@${'b.'.repeat(n)}`,
    ];
    for (const text of hostile) {
      cost(text(1_000));
      // Ten times as long may cost ten times as much, with room for a busy machine; a square law would be a hundred.
      expect(cost(text(20_000))).toBeLessThan(Math.max(250, 60 * cost(text(2_000))));
    }
  });
});
