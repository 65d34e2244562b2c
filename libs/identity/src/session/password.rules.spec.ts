import { describe, expect, test } from '@jest/globals';
import { passwordProblem } from './password.rules.js';

const owner = { email: 'guyuan.liu@yunling.example', name: '刘顾远', company: '云岭客服 Yunling Service' };

describe('a new password', () => {
  test.each([
    ['short', 'PASSWORD_SHORT'],
    ['12345678', 'PASSWORD_SHORT'],
    ['1234567890', 'PASSWORD_SIMPLE'],
    ['13800138000', 'PASSWORD_SIMPLE'],
    ['2026-11-25 10:00', 'PASSWORD_SIMPLE'],
    ['aaaaaaaaaaaa', 'PASSWORD_SIMPLE'],
    ['abcabcabcabc', 'PASSWORD_SIMPLE'],
    ['qwertyuiop', 'PASSWORD_COMMON'],
    ['abcdefghijk', 'PASSWORD_SIMPLE'],
    ['1q2w3e4r5t6y7u', 'PASSWORD_SIMPLE'],
    ['poiuytrewq99', 'PASSWORD_SIMPLE'],
    ['asdfghjkl;123', 'PASSWORD_SIMPLE'],
    ['password123', 'PASSWORD_COMMON'],
    ['P@ssw0rd2026!', 'PASSWORD_COMMON'],
    ['Admin@123456', 'PASSWORD_COMMON'],
    ['iloveyou1314', 'PASSWORD_COMMON'],
    ['woaini520520', 'PASSWORD_COMMON'],
    ['superman2026', 'PASSWORD_COMMON'],
    ['taobao888888', 'PASSWORD_COMMON'],
    ['qwerty-dragon', 'PASSWORD_COMMON'],
    ['1qaz2wsx3edc', 'PASSWORD_COMMON'],
    ['ｐａｓｓｗｏｒｄ１２３', 'PASSWORD_COMMON'],
    ['guyuan.liu@yunling.example', 'PASSWORD_PERSONAL'],
    ['guyuanliu2026', 'PASSWORD_PERSONAL'],
    ['yunling888888', 'PASSWORD_PERSONAL'],
    ['刘顾远19900101', 'PASSWORD_PERSONAL'],
    ['Yunling@qwerty1', 'PASSWORD_PERSONAL'],
  ])('%s is refused: %s', (password, code) => {
    expect(passwordProblem(password, owner)).toBe(code);
  });

  test.each([
    'correct horse',
    'a small password',
    'Trellis-Orbit-7',
    '今天下雨没有带伞呀好烦',
    'kX9#vTq2Lm!z',
    'purple lamp walking',
    'coffee monkey dragon',
  ])('%s is taken', (password) => {
    expect(passwordProblem(password, owner)).toBeNull();
  });
});
