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

    // @ts-expect-error nobody is known behind Public
    @Public()
    provider(ctx: ProviderContext) {
      return ctx;
    }

    // @ts-expect-error whoever is known is not nobody
    @Access('quote:read')
    nobody(ctx: AnonymousContext) {
      return ctx;
    }
  }

  test('and says its rule', () => {
    const handlers = new Handlers();
    expect(accessRule(handlers.public)).toBe('public');
    expect(accessRule(handlers.signedIn)).toBe('signed-in');
    expect(accessRule(handlers.either)).toEqual({ permission: 'quote:read' });
  });
});

test('a caller is known once it is known for whom they act', () => {
  expect(() => knownCaller(anonymousContext())).toThrow(expect.objectContaining({ code: 'UNAUTHENTICATED' }));
});
