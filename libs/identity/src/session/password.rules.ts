import type { Context } from '@zuoxi/platform/context';
import { invalid } from '@zuoxi/platform/errors';
import { type PasswordProblem, passwordProblemText } from '@zuoxi/vocabulary';
import { commonPasswords } from './common-passwords.js';

/** Whose password it is going to be; none of it may make up the password. */
export interface PasswordOwner {
  readonly email: string;
  readonly name: string;
  readonly company?: string | null;
}

const minimum = 10;

const keyboardRuns = [
  '12345678901234567890',
  'qwertyuiop',
  'asdfghjkl',
  'zxcvbnm',
  'abcdefghijklmnopqrstuvwxyz',
  '1q2w3e4r5t6y7u8i9o0p',
  'q1w2e3r4t5y6u7i8o9p0',
  '1qaz2wsx3edc4rfv5tgb6yhn7ujm',
  'qazwsxedcrfvtgbyhnujm',
  'zaq1xsw2cde3vfr4bgt5nhy6mju7',
].flatMap((run) => [run, [...run].reverse().join('')]);

/** Letters that are written with look-alikes: `P@ssw0rd` is `password`. */
const lookAlikes: Readonly<Record<string, string>> = {
  '0': 'o',
  '1': 'l',
  '3': 'e',
  '4': 'a',
  '5': 's',
  '7': 't',
  '@': 'a',
  $: 's',
  '!': 'i',
};
const plain = (text: string) => text.normalize('NFKC').toLowerCase();
const unmasked = (text: string) => [...text].map((letter) => lookAlikes[letter] ?? letter).join('');

const breached = new Set(commonPasswords);
const longestFirst = (words: readonly string[]) => [...words].sort((a, b) => b.length - a.length);
const commonWords = longestFirst(commonPasswords.filter((word) => /^[a-z]{4,}$/.test(word)));
const namesOf = ({ email, name, company }: PasswordOwner) => {
  const [local, domain] = email.split('@');
  const parts = [email, local, domain?.split('.')[0], name, company]
    .flatMap((part) => [plain(part ?? ''), ...plain(part ?? '').split(/[^\p{L}\p{N}]+/u)])
    .map((part) => part.trim());
  // A Chinese name has two characters; two Latin ones are in many words.
  return longestFirst(parts.filter((part) => part.length >= (/[^\p{ASCII}]/u.test(part) ? 2 : 3)));
};

/** Runs of four or more keys in a row are taken away. */
function withoutRuns(text: string): string {
  let rest = '';
  for (let at = 0; at < text.length;) {
    let length = 0;
    while (at + length < text.length && isRun(text.slice(at, at + length + 1))) length += 1;
    rest += length >= 4 ? ' ' : text[at];
    at += Math.max(length >= 4 ? length : 1, 1);
  }
  return rest;
}
const isRun = (text: string) => keyboardRuns.some((run) => run.includes(text));

/** Takes words away, and tells how many different ones there were. */
function takeAway(text: string, words: readonly string[]): { rest: string; taken: number } {
  let rest = text;
  let taken = 0;
  for (const word of words) {
    if (!rest.includes(word)) continue;
    rest = rest.replaceAll(word, ' ');
    taken += 1;
  }
  return { rest, taken };
}

const lettersOf = (text: string) => text.replace(/\P{L}/gu, '').length;

/** Whether four letters of the person's own are left, or three words however common: "coffee monkey dragon". */
const isEnough = ({ rest, taken }: { rest: string; taken: number }) => lettersOf(rest) >= 4 || taken >= 3;

/**
 * The first reason to refuse a new password, or null. What is guessed first counts for nothing: breached passwords and
 * words of them, also with look-alike letters, runs of the keyboard, the owner's own names, digits and signs.
 */
export function passwordProblem(password: string, owner: PasswordOwner): PasswordProblem | null {
  const text = plain(password);
  if ([...text].length < minimum) return 'PASSWORD_SHORT';
  if (new Set(text).size < 5 || /^\P{L}+$/u.test(text) || /^(.{1,6})\1+.{0,3}$/su.test(text))
    return 'PASSWORD_SIMPLE';
  if (breached.has(text)) return 'PASSWORD_COMMON';
  const { rest, taken: names } = takeAway(text, namesOf(owner));
  const left = withoutRuns(rest);
  if ([left, unmasked(left)].every((each) => isEnough(takeAway(each, commonWords)))) return null;
  if (names) return 'PASSWORD_PERSONAL';
  return lettersOf(left) ? 'PASSWORD_COMMON' : 'PASSWORD_SIMPLE';
}

/** @throws DomainError INVALID_INPUT that says in the caller's language what to choose instead. */
export function checkPassword(
  ctx: Context,
  password: string,
  owner: PasswordOwner,
  field = 'password',
): void {
  const code = passwordProblem(password, owner);
  if (code) throw invalid([{ field, code, message: passwordProblemText(code, ctx.locale) }]);
}
