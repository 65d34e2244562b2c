import { describe, expect, test } from '@jest/globals';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { plainText } from './plain-text.js';
import { type ScreenedMessage, screenTalk } from './screen.js';
import { shippedPack } from './shipped-pack.js';

const folder = join(process.cwd(), 'libs/engines/screening/src/corpus');
const linesOf = (name: string) =>
  readFileSync(join(folder, name), 'utf8')
    .trimEnd()
    .split('\n')
    .slice(1)
    .map((line) => line.split('\t') as [text: string, isFault: string]);

const aMessage = (text: string, over: Partial<ScreenedMessage> = {}): ScreenedMessage => ({
  id: 'm',
  at: 0,
  speaker: 'agent',
  text,
  ...over,
});
const said = (text: string, over: Partial<ScreenedMessage> = {}) =>
  screenTalk([aMessage(text, over)], shippedPack).filter(
    ({ topic }) => topic !== null && topic !== 'abandoned',
  );
const isFault = (text: string) => said(text).length > 0;

/** The same words, hidden. */
const disguises: readonly (readonly [string, (text: string) => string])[] = [
  ['as it is', (text) => text],
  ['spaced', (text) => [...text].join(' ')],
  ['split by dots', (text) => [...text].join('·')],
  ['with invisible characters', (text) => [...text].join('\u200b')],
  [
    'full width',
    (text) => text.replace(/[!-~]/g, (each) => String.fromCharCode(each.charCodeAt(0) + 0xfee0)),
  ],
];

describe.each(readdirSync(folder))('corpus %s', (name) => {
  const lines = linesOf(name);
  const cases = lines.flatMap(([text, fault]) =>
    disguises.map(([how, disguise]) => [disguise(text), fault === 'yes', how] as const),
  );
  test.each(cases)('%s: %s (%s)', (text, fault) => {
    expect([text, said(text).map(({ rule }) => rule)]).toEqual([
      text,
      fault ? expect.arrayContaining([expect.any(String)]) : [],
    ]);
  });

  test('has sixty cases and more, of both kinds', () => {
    expect(cases.length).toBeGreaterThanOrEqual(60);
    expect(new Set(lines.map(([, fault]) => fault))).toEqual(new Set(['yes', 'no']));
  });

  const faults = lines.filter(([, fault]) => fault === 'yes').map(([text]) => text);
  test.each(faults)('is no fault of a buyer, a robot or a colleague, nor where it is quoted: %s', (text) => {
    for (const speaker of ['buyer', 'bot', 'system', 'colleague'] as const)
      expect(said(text, { speaker })).toEqual([]);
    expect(said(`您说的“${text}”我看到了`)).toEqual([]);
  });
});

/** Inputs with right answers, kept with the field cases; here so that they are tried wherever the code is. */
describe('field case 14: negative words', () => {
  test.each([
    ['不知道您喜欢哪个颜色呢', false],
    ['您不知道怎么安装的话我发视频给您', false],
    ['我不能让您吃亏，给您补差价', false],
    ['我不知道，你自己看详情页', true],
    ['我不能退的', true],
    ['我 不 能 退', true],
    ['撞色款更显白', false],
    ['手机死机了可以长按重启', false],
    ['应该明天到', false],
    ['该款有货', false],
  ])('%s: %s', (text, fault) => {
    expect(isFault(text)).toBe(fault);
  });

  test.each([
    ['我不能退', true],
    ['我，不能退', true],
    ['我．不．能．退', true],
    ['我-不-能-退', true],
    ['我们这边也没办法退', true],
    ['我不能騙您', false],
    ['我們不能退', true],
    ['我布能退', true],
    ['我再想想。不能退的商品会写明', false],
    ['您告诉我不能用的原因', false],
    ['您说我不能退货，是看到哪里写的呢', false],
    ['您问的这个我不知道', true],
    ['如果我不能及时回复，请您留言', false],
    ['不知道，自己看', true],
    ['不知道', true],
    ['您不知道也没关系', false],
  ])('other inputs of the kind: %s: %s', (text, fault) => {
    expect(isFault(text)).toBe(fault);
  });
});

test.each(['已为您反馈核实[呵呵]', '[无语]抱歉让您久等'])('a small picture says nothing: %s', (text) => {
  expect(isFault(text)).toBe(false);
});

describe('a hit', () => {
  test('stands where the words are, whatever is between them', () => {
    const text = '亲，我 不\u200b能 退的';
    const [hit] = said(text);
    expect(text.slice(hit?.start, hit?.end)).toBe('我 不\u200b能');
    expect(hit).toMatchObject({
      messageId: 'm',
      rule: 'i-cannot',
      topic: 'negative-language',
      pack: 'service-language@1',
    });
  });

  test('counts places as the language does, emoji and all', () => {
    const text = '😀😀我不知道😀';
    const [hit] = said(text);
    expect(text.slice(hit?.start, hit?.end)).toBe('我不知道');
  });

  test('says why, and what could have been said, in both languages', () => {
    expect(said('我不能退')[0]).toMatchObject({
      why: { 'zh-CN': expect.stringContaining('我不能'), 'en-US': expect.stringMatching(/cannot/) },
      instead: { 'zh-CN': expect.any(String), 'en-US': expect.any(String) },
    });
  });

  test.each(['138****0000', '[地址]', '[银行卡尾号1234]', '[身份证]'])(
    'shows a mask, which is no fault: %s',
    (mask) => {
      const hits = screenTalk([aMessage(`是 ${mask} 吗`, { speaker: 'buyer' })], shippedPack);
      expect(hits).toMatchObject([{ rule: 'masked-data', topic: null, start: 2, end: 2 + mask.length }]);
    },
  );
});

describe('answers and promises', () => {
  const talk = (...lines: readonly (readonly [ScreenedMessage['speaker'], number, string])[]) =>
    screenTalk(
      lines.map(([speaker, minute, text], index) =>
        aMessage(text, { id: String(index), at: minute * 60_000, speaker }),
      ),
      shippedPack,
    ).map(({ messageId, rule }) => `${messageId} ${rule}`);

  test.each([
    [
      'three minutes to the second are in time',
      [
        ['buyer', 0, '在吗'],
        ['agent', 3, '在的'],
      ],
      [],
    ],
    [
      'counted from what was asked first, whatever a robot said between',
      [
        ['buyer', 0, '在吗'],
        ['bot', 1, '您好'],
        ['buyer', 2, '人呢'],
        ['agent', 3.1, '在的'],
        ['agent', 9, '还在吗'],
      ],
      ['3 late-answer'],
    ],
    [
      'a colleague’s late answer is the colleague’s',
      [
        ['buyer', 0, '在吗'],
        ['colleague', 9, '在的'],
        ['agent', 10, '在的'],
      ],
      [],
    ],
    [
      'come back in time',
      [
        ['agent', 0, '稍等，我查一下'],
        ['agent', 10, '查到了'],
      ],
      [],
    ],
    [
      'come back late',
      [
        ['agent', 0, '稍等，我查一下'],
        ['agent', 10.1, '查到了'],
      ],
      ['0 promise-late'],
    ],
    [
      'never come back',
      [
        ['buyer', 0, '到哪了'],
        ['agent', 1, '亲稍等哦'],
        ['buyer', 30, '人呢'],
      ],
      ['1 promise-broken'],
    ],
    [
      'a colleague took over',
      [
        ['agent', 0, '亲稍等哦'],
        ['colleague', 2, '您好'],
      ],
      [],
    ],
    [
      'the buyer needs it no more',
      [
        ['agent', 0, '亲稍等哦'],
        ['buyer', 1, '不用了谢谢'],
      ],
      [],
    ],
    ['thanks for waiting promise nothing', [['agent', 0, '感谢您的耐心等待，让您久等了']], []],
  ] as const)('%s', (_, lines, hits) => {
    expect(talk(...lines)).toEqual(hits);
  });
});

describe('plain text', () => {
  test.each([
    ['ＡＢｃ１２３', 'abc123'],
    ['①②', '12'],
    ['讓您吃虧', '让您吃亏'],
    ['a\u200bb\u00ad c', 'abc'],
    ['', ''],
  ])('%s → %s', (given, plain) => {
    expect(plainText(given).text).toBe(plain);
  });
});
