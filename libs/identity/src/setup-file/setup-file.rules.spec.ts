import { expect, test } from '@jest/globals';
import { readSetup, writeSetup } from './setup-file.rules.js';

const head = { by: '顾远', at: '2026-11-20T02:00:00.000Z' };
const problems = (text: string): unknown => {
  try {
    return readSetup(text);
  } catch (error) {
    return (error as { details: { problems: { code: string; message?: string }[] } }).details.problems.map(
      ({ code, message }) => [code, message ?? null],
    );
  }
};

test('what is written can be read', () => {
  const parts = { settings: [{ name: 'holidays', content: { rows: [] } }], roles: [] };
  expect(readSetup(writeSetup(head, parts))).toEqual(parts);
});

test.each([
  ['no JSON', '{', 'SETUP_FORMAT', null],
  ['a list', '[]', 'SETUP_FORMAT', null],
  ['another file', '{"format":"x","v":1,"parts":{}}', 'SETUP_FORMAT', null],
  ['no parts', '{"format":"zuoxi-setup","v":1}', 'SETUP_FORMAT', null],
  ['a part that is no list', '{"format":"zuoxi-setup","v":1,"parts":{"roles":{}}}', 'SETUP_FORMAT', 'roles'],
  ['a later version', '{"format":"zuoxi-setup","v":2,"parts":{}}', 'SETUP_VERSION', null],
  [
    'a part of a later version',
    '{"format":"zuoxi-setup","v":1,"parts":{"moods":[]}}',
    'SETUP_VERSION',
    'moods',
  ],
])('%s is refused', (_, text, code, message) => {
  expect(problems(text)).toEqual([[code, message]]);
});
