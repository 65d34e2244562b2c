import { createHash, createHmac, timingSafeEqual } from 'node:crypto';
import type { Context } from '@zuoxi/platform/context';
import { DomainError } from '@zuoxi/platform/errors';

/** Carries who asks from the edge to a service, and from one service to another. */
export const contextHeader = 'x-zuoxi-context';

/** How long a signature is good for; the clocks of two machines may differ by a few seconds. */
const lifetimeMilliseconds = 30_000;

export interface Call {
  /** The service that is asked; another one refuses. */
  readonly audience: string;
  readonly method: string;
  readonly path: string;
  /** Null for a body that is streamed, which nobody has seen in whole when it is signed. */
  readonly body: string | Buffer | null;
}

interface Claims {
  readonly ctx: Context;
  readonly audience: string;
  readonly request: string;
  readonly expiresAt: number;
  readonly deadlineAt: number;
}

/** The secrets by key id, the signing one first. While they are rotated, every process knows both. */
export class ContextKeys {
  private readonly secrets: ReadonlyMap<string, string>;
  private readonly current: string;

  /** @param text `id:secret,id:secret` */
  constructor(text: string | undefined) {
    const pairs = (text ?? '').split(',').map((pair) => pair.split(':') as [string, string?]);
    this.secrets = new Map(pairs.map(([id, secret]) => [id, secret ?? '']));
    this.current = pairs[0]?.[0] ?? '';
    for (const secret of this.secrets.values()) {
      if (secret.length < 32)
        throw new Error('ZUOXI_CONTEXT_KEYS needs id:secret pairs of 32 characters or more');
    }
  }

  sign(ctx: Context, call: Call, deadlineAt: number): string {
    const claims: Claims = {
      ctx,
      audience: call.audience,
      request: digestOf(call),
      expiresAt: Date.now() + lifetimeMilliseconds,
      deadlineAt,
    };
    const payload = Buffer.from(JSON.stringify(claims)).toString('base64url');
    return `${this.current}.${payload}.${this.signature(this.current, payload)}`;
  }

  /** @throws DomainError UNAUTHENTICATED for whatever is not exactly what was signed, for here, for now. */
  verify(header: string | undefined, call: Call): { ctx: Context; deadlineAt: number } {
    const [id = '', payload = '', signature = ''] = (header ?? '').split('.');
    if (!this.secrets.has(id)) throw new DomainError('UNAUTHENTICATED');
    const expected = Buffer.from(this.signature(id, payload));
    const given = Buffer.from(signature);
    if (given.length !== expected.length || !timingSafeEqual(given, expected)) {
      throw new DomainError('UNAUTHENTICATED');
    }
    const claims = JSON.parse(Buffer.from(payload, 'base64url').toString()) as Claims;
    const holds =
      claims.audience === call.audience && claims.request === digestOf(call) && claims.expiresAt > Date.now();
    if (!holds) throw new DomainError('UNAUTHENTICATED');
    return { ctx: claims.ctx, deadlineAt: claims.deadlineAt };
  }

  private signature(id: string, payload: string): string {
    return createHmac('sha256', this.secrets.get(id) as string)
      .update(`${id}.${payload}`)
      .digest('base64url');
  }
}

const digestOf = ({ method, path, body }: Call): string =>
  createHash('sha256')
    .update(`${method} ${path}\n`)
    .update(body ?? 'streamed')
    .digest('base64url');
