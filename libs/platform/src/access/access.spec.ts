import 'reflect-metadata';
import { describe, expect, test } from '@jest/globals';
import {
  type AnonymousContext,
  anonymousContext,
  type Context,
  type ProviderContext,
} from '../context/index.js';
import { Access, accessRule, knownCaller, Public, SignedIn } from './index.js';

describe('a handler gets the context that its rule makes sure of', () => {
  class Handlers {
    @Public()
    public(ctx: Context, _token?: string) {
      return ctx;
    }

    @SignedIn()
    signedIn(_parent: object, ctx?: ProviderContext) {
      return ctx;
    }

    @Access('quote:read')
    either(ctx: Context) {
      return ctx;
    }
  }

  test('and says its rule', () => {
    const handlers = new Handlers();
    expect(accessRule(handlers.public)).toBe('public');
    expect(accessRule(handlers.signedIn)).toBe('signed-in');
    expect(accessRule(handlers.either)).toEqual({ permission: 'quote:read' });
  });

  test('or does not compile', () => {
    const [open, ruled] = [Public(), Access('quote:read')];
    type On<Taken, Method> = TypedPropertyDescriptor<Method> extends Taken ? true : false;
    type OfProvider = (ctx: ProviderContext) => void;
    type OfNobody = (parent: object, ctx: AnonymousContext) => void;
    type OfAny = (ctx: Context) => void;
    const compiles: [
      nobodyIsKnown: On<Parameters<typeof open<OfProvider>>[2], OfProvider>,
      whoeverIsKnownIsNotNobody: On<Parameters<typeof ruled<OfNobody>>[2], OfNobody>,
      known: On<Parameters<typeof ruled<OfProvider>>[2], OfProvider>,
      anybody: On<Parameters<typeof open<OfAny>>[2], OfAny>,
    ] = [false, false, true, true];
    expect([typeof open, typeof ruled, ...compiles]).toEqual([
      'function',
      'function',
      false,
      false,
      true,
      true,
    ]);
  });
});

test('a caller is known once it is known for whom they act', () => {
  expect(() => knownCaller(anonymousContext())).toThrow(expect.objectContaining({ code: 'UNAUTHENTICATED' }));
});
