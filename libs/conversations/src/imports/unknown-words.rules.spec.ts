import { expect, test } from '@jest/globals';
import { rowError } from '../ingest/index.js';
import type { ChunkMessage } from './import.reader.js';
import { maxUnknownWords, unknownWords } from './unknown-words.rules.js';

const typed = (unknownType: string | null) => ({ unknownType }) as ChunkMessage;

test('words are counted over chunks, by field, the most frequent first', () => {
  const first = unknownWords([], {
    messages: [typed('弹幕'), typed(null)],
    errors: [rowError(2, '发送方', 'DIRECTION_UNKNOWN', '助理'), rowError(3, '时间', 'DATE_INVALID', '昨天')],
  });
  expect(unknownWords(first, { messages: [typed('弹幕')], errors: [] })).toEqual([
    { field: 'type', word: '弹幕', rows: 2 },
    { field: 'sender', word: '助理', rows: 1 },
  ]);
});

test('a column of something else does not fill the list', () => {
  const messages = Array.from({ length: 200 }, (_, i) => typed(`${i}`));
  expect(unknownWords([], { messages, errors: [] })).toHaveLength(maxUnknownWords);
});
