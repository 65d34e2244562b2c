import { describe, expect, test } from '@jest/globals';
import { type Preset, PRESETS } from '../ingest/index.js';
import { fallbackPreset, questionsOf, type SeenFile } from './file-questions.rules.js';

const preset = (id: string): Preset => {
  const found = PRESETS.find((each) => each.id === id);
  if (!found) throw new Error(`no preset ${id}`);
  return found;
};
const aFile = (over: Partial<SeenFile> = {}): SeenFile => ({
  ...{ fileName: 'a.csv', headers: [], kind: 'conversations', preset: preset('generic-chat'), accounts: [] },
  ...over,
});
const tmall = { platform: 'tmall', accounts: ['花间旗舰店:小安', '花间旗舰店:小北', '花间旗舰店:小辰'] };
const codes = (file: SeenFile, store = tmall) => questionsOf(file, store).map(({ code }) => code);

describe('another platform', () => {
  test('is asked about', () => {
    const file = aFile({ kind: 'performance', preset: preset('jd-kfguanjia') });
    expect(codes(file)).toEqual(['PLATFORM_OTHER']);
    expect(codes(file, { ...tmall, platform: 'jd' })).toEqual([]);
  });

  test('is not Taobao’s to Tmall, nor what belongs to any', () => {
    const file = aFile({ kind: 'performance', preset: preset('tmall-performance') });
    expect(codes(file, { ...tmall, platform: 'taobao' })).toEqual([]);
    expect(codes(aFile())).toEqual([]);
  });
});

describe('another kind', () => {
  const orderHeaders = preset('orders').fields.flatMap(({ headers }) => headers[0] ?? []);
  test('is asked about where the file is none of its own', () => {
    const file = aFile({ preset: null, fileName: '订单.csv', headers: orderHeaders });
    expect(questionsOf(file, tmall)).toEqual([
      expect.objectContaining({ code: 'KIND_OTHER', kind: 'orders' }),
    ]);
  });

  test('is not, where it is', () => {
    expect(codes(aFile({ headers: orderHeaders }))).toEqual([]);
  });
});

describe('another shop', () => {
  test.each([
    ['its own accounts', ['花间旗舰店:小安', '花间旗舰店:新人'], []],
    ['a new agent under the shop’s name', ['花间旗舰店:新人'], []],
    ['accounts of another shop', ['山野旗舰店:阿东'], ['SHOP_OTHER']],
    ['no accounts', [], []],
  ])('%s', (_, accounts, asked) => {
    expect(codes(aFile({ accounts }))).toEqual(asked);
  });

  test('is named', () => {
    expect(questionsOf(aFile({ accounts: ['山野旗舰店:阿东'] }), tmall)[0]).toMatchObject({
      found: '山野旗舰店',
    });
  });

  test('where no account says a shop, only many unknown ones tell', () => {
    const store = { platform: 'jd', accounts: ['kf1', 'kf2', 'kf3'] };
    expect(codes(aFile({ accounts: ['x1'] }), store)).toEqual([]);
    expect(codes(aFile({ accounts: ['x1', 'x2'] }), store)).toEqual(['SHOP_OTHER']);
    expect(codes(aFile({ accounts: ['x1', 'x2'] }), { platform: 'jd', accounts: [] })).toEqual([]);
  });
});

test.each([
  ['conversations', 'jd', 'generic-chat'],
  ['performance', 'taobao', 'tmall-performance'],
  ['performance', 'jd', 'jd-kfguanjia'],
  ['performance', 'generic', 'tmall-performance'],
] as const)('%s of %s are read as %s where nothing tells', (kind, platform, id) => {
  expect(fallbackPreset(kind, platform)).toBe(id);
  expect(PRESETS.map((each) => each.id)).toContain(id);
});
