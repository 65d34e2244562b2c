import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from '@jest/globals';
import { deedCodes, deedText, subjectText } from './deeds.js';

const code = ['libs', 'apps/standalone', 'apps/cli']
  .flatMap((root) => readdirSync(root, { recursive: true, encoding: 'utf8' }).map((name) => join(root, name)))
  .filter((name) => /\/src\/.*\.ts$/.test(name) && !/(spec|deeds)\.ts$|node_modules|\/dist\//.test(name))
  .map((name) => readFileSync(name, 'utf8'))
  .join('\n');

/** Second argument of every `write` door: behind a context that is a name or an object. */
const used = [
  ...code.matchAll(/\.write\(\s*(?:\w+|\{[^}]*\}(?:[^}]*\})?),\s*'([^']+)'/g),
  // Past the doors, by an operator's command.
  ...code.matchAll(/appendAuditAsOwner\(client, ctx, now, '([^']+)'/g),
].map(([, deed]) => deed);
const subjects = [...code.matchAll(/subjectType: '([^']+)'/g)].map(([, subject]) => subject ?? '');

describe('deeds', () => {
  test('are found in the code', () => {
    expect(used).toEqual(expect.arrayContaining(['quote.send', 'store.advance', 'invitation.accept']));
  });

  test('each that the code does has words, and each with words is done', () => {
    expect([...new Set(used)].sort()).toEqual([...deedCodes].sort());
  });

  test.each(['zh-CN', 'en-US'] as const)('differ from each other in %s', (locale) => {
    expect(new Set(deedCodes.map((deed) => deedText(deed, locale))).size).toBe(deedCodes.length);
  });

  test('one that is done no more shows its code', () => {
    expect(deedText('toString', 'zh-CN')).toBe('toString');
  });

  test('what they are done to has words too', () => {
    const wordless = subjects.filter((subject) => subjectText(subject, 'en-US') === subject);
    expect(wordless).toEqual([]);
  });
});
