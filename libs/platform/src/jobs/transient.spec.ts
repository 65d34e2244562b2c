import { expect, test } from '@jest/globals';
import { DomainError } from '../errors/index.js';
import { isTransient } from './transient.js';

const withCode = (code: string) => Object.assign(new Error('x'), { code });

test.each([
  ['a cut connection', withCode('57P01'), true],
  ['a server that starts', withCode('57P03'), true],
  ['no free connection', withCode('53300'), true],
  ['a deadlock', withCode('40P01'), true],
  ['a network reset', withCode('ECONNRESET'), true],
  ['a driver without words for it', new Error('Connection terminated unexpectedly'), true],
  ['what it was wrapped in', new Error('read failed', { cause: withCode('08006') }), true],
  ['a refusal for now', new DomainError('UNAVAILABLE'), true],
  ['a refusal', new DomainError('NOT_FOUND'), false],
  ['a statement stopped by its deadline', withCode('57014'), false],
  ['a value that cannot be stored', withCode('22021'), false],
  ['one row twice', withCode('21000'), false],
  ['a bug', new TypeError('x is undefined'), false],
])('%s', (_, error, expected) => {
  expect(isTransient(error)).toBe(expected);
});
