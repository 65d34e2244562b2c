import type { Locale } from './terms.js';

/** Why a new password is refused, and what to choose instead. */
const passwordProblems = {
  PASSWORD_SHORT: {
    'zh-CN': '密码太短，至少 10 位。可以用几个不相关的词连起来。',
    'en-US': 'Too short; use at least 10 characters, such as a few unrelated words.',
  },
  PASSWORD_SIMPLE: {
    'zh-CN': '密码太有规律（重复、纯数字或键盘顺序）。请换成几个不相关的词。',
    'en-US':
      'Too regular: repeated, digits only, or a run of the keyboard. Use a few unrelated words instead.',
  },
  PASSWORD_COMMON: {
    'zh-CN': '这是常见或已泄露的密码。请换成几个不相关的词。',
    'en-US': 'This password is common or known from a breach. Use a few unrelated words instead.',
  },
  PASSWORD_PERSONAL: {
    'zh-CN': '密码不能由姓名、邮箱或公司名组成。请换成几个不相关的词。',
    'en-US': 'Do not build it from your name, email or company. Use a few unrelated words instead.',
  },
} satisfies Record<string, Readonly<Record<Locale, string>>>;

export type PasswordProblem = keyof typeof passwordProblems;

export const passwordProblemText = (code: PasswordProblem, locale: Locale): string =>
  passwordProblems[code][locale];
