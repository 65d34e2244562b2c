import { describe, expect, test } from '@jest/globals';
import { hitsOf, proposalOf, segmentsOf } from './hits';

const items = [
  { key: 'language', name: '无负面语言（我不能 / 不知道 / 但是）', points: 10 },
  { key: 'speed', name: '响应及时', points: 10 },
  { key: 'typos', name: '无错别字（排版得当）', points: 10 },
];
const message = (id: string, minute: number, direction: 'buyer' | 'agent' | 'bot', text: string) => ({
  id,
  at: new Date(Date.UTC(2026, 10, 20, 2, minute)).toISOString(),
  direction,
  text,
});

describe('what rules see in a talk', () => {
  test('words that an item lists, in what the agent says', () => {
    const hits = hitsOf(
      [message('1', 0, 'buyer', '我不知道选哪个'), message('2', 1, 'agent', '我不知道，但是可以查')],
      items,
    );
    expect([...hits]).toEqual([
      [
        '2',
        [
          { start: 1, end: 4, itemKey: 'language' },
          { start: 5, end: 7, itemKey: 'language' },
        ],
      ],
    ]);
  });

  test('the first answer after three minutes, whatever a robot said between', () => {
    const hits = hitsOf(
      [
        message('1', 0, 'buyer', '在吗'),
        message('2', 1, 'bot', '您好'),
        message('3', 2, 'buyer', '有人吗'),
        message('4', 4, 'agent', '在的'),
        message('5', 9, 'agent', '还在吗'),
      ],
      items,
    );
    expect(proposalOf(hits, items)).toEqual([{ itemKey: 'speed', deduction: 10, messageIds: ['4'] }]);
  });

  test('three minutes to the second are in time, and a card without such an item has no such hit', () => {
    const talk = [message('1', 0, 'buyer', '在吗'), message('2', 3, 'agent', '在的')];
    expect(hitsOf(talk, items).size).toBe(0);
    expect(hitsOf([talk[0] as never, message('2', 9, 'agent', '在的')], []).size).toBe(0);
  });

  test.each(['138****0000', '[地址]', '[银行卡尾号1234]', '[身份证]'])('a mask: %s', (mask) => {
    const hits = hitsOf([message('1', 0, 'buyer', `是 ${mask} 吗`)], items);
    expect(hits.get('1')).toEqual([{ start: 2, end: 2 + mask.length, itemKey: null }]);
    expect(proposalOf(hits, items)).toEqual([]);
  });

  test('a text is cut where hits begin and end', () => {
    const hits = [
      { start: 0, end: 6, itemKey: 'speed' },
      { start: 2, end: 4, itemKey: 'language' },
    ];
    expect(segmentsOf('abcdef', hits).map(({ text, itemKeys }) => `${text} ${itemKeys.join()}`)).toEqual([
      'ab speed',
      'cd speed,language',
      'ef speed',
    ]);
    expect(segmentsOf('abc', [])).toEqual([{ text: 'abc', itemKeys: [], isMask: false }]);
  });
});
