import { describe, expect, jest, test } from '@jest/globals';
import { anonymousContext, type Context } from '@zuoxi/platform/context';
import { type Call, ContextKeys } from './signed-context.js';

const one = `one:${'a'.repeat(32)}`;
const two = `two:${'b'.repeat(32)}`;
const call: Call = { audience: 'sales', method: 'POST', path: '/subgraph', body: '{"query":"{ quotes }"}' };
const ctx: Context = anonymousContext({ permissions: ['quote:read'] });
const deadlineAt = Date.now() + 5000;
const refused = expect.objectContaining({ code: 'UNAUTHENTICATED' });

const attempt = (keys: ContextKeys, header: string | undefined, of: Call = call) => {
  try {
    return keys.verify(header, of);
  } catch (error) {
    return error;
  }
};

describe('a signed call', () => {
  const keys = new ContextKeys(one);
  const header = keys.sign(ctx, call, deadlineAt);

  test('brings who asks, and until when', () => {
    expect(keys.verify(header, call)).toEqual({ ctx, deadlineAt });
  });

  test.each<[string, Partial<Call>]>([
    ['another service', { audience: 'identity' }],
    ['another method', { method: 'GET' }],
    ['another path', { path: '/ports/Gatekeeper/backOffice' }],
    ['another body', { body: '{"query":"{ priceBooks }"}' }],
    ['a body that nobody has seen', { body: null }],
  ])('is refused for %s', (_, change) => {
    expect(attempt(keys, header, { ...call, ...change })).toEqual(refused);
  });

  test('is refused when anything in it was changed', () => {
    const [id, payload, signature] = header.split('.') as [string, string, string];
    const claims = JSON.parse(Buffer.from(payload, 'base64url').toString()) as Record<string, unknown>;
    const richer = { ...claims, ctx: { ...ctx, permissions: ['price-book:write'] } };
    const forged = Buffer.from(JSON.stringify(richer)).toString('base64url');
    for (const bad of [
      undefined,
      '',
      'one',
      `${id}.${forged}.${signature}`,
      `${id}.${payload}.${signature.slice(1)}`,
      `${id}.${payload}.`,
      `three.${payload}.${signature}`,
      `${id}.${payload}.${signature.replace(/^./, (first) => (first === 'A' ? 'B' : 'A'))}`,
    ]) {
      expect(attempt(keys, bad)).toEqual(refused);
    }
  });

  test('is good for half a minute', () => {
    jest.useFakeTimers({ now: Date.now() + 31_000 });
    expect(attempt(keys, header)).toEqual(refused);
    jest.useRealTimers();
  });
});

describe('rotating the secret', () => {
  test('every step verifies what the step before has signed', () => {
    const steps = [one, `${one},${two}`, `${two},${one}`, two].map((text) => new ContextKeys(text));
    for (const [index, keys] of steps.entries()) {
      const header = keys.sign(ctx, call, deadlineAt);
      for (const neighbour of steps.slice(Math.max(0, index - 1), index + 2)) {
        expect(attempt(neighbour, header)).toMatchObject({ ctx });
      }
    }
    expect(attempt(steps[3] as ContextKeys, (steps[0] as ContextKeys).sign(ctx, call, 0))).toEqual(refused);
  });

  test.each([undefined, '', 'one', 'one:short', `${one},two:short`])('does not start with %p', (text) => {
    expect(() => new ContextKeys(text)).toThrow(/ZUOXI_CONTEXT_KEYS/);
  });
});
