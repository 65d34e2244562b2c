import { createHash } from 'node:crypto';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { exportJWK, generateKeyPair, SignJWT } from 'jose';

type Pair = Awaited<ReturnType<typeof generateKeyPair>> & { readonly kid: string };

/** What the issuer says wrongly, or about whom. */
export interface Say {
  readonly claims?: Readonly<Record<string, unknown>>;
  readonly audience?: string | string[];
  readonly issuer?: string;
  /** Seconds that its clock is ahead. */
  readonly ahead?: number;
}

/** An OpenID Connect issuer on this machine: it signs in whoever it is told to, and checks the client as it should. */
export class TestIssuer {
  private server: Server | undefined;
  private pair: Pair | undefined;
  private readonly codes = new Map<
    string,
    { challenge: string; nonce: string; redirectUri: string; say: Say }
  >();
  url = '';
  readonly client = { id: 'zuoxi', secret: 'a secret: with/signs' };

  constructor(private readonly now: () => Date) {}

  async start(): Promise<void> {
    await this.rotate();
    this.server = createServer((request, response) => {
      let body = '';
      request.on('data', (part: Buffer) => (body += part.toString()));
      request.on('end', () => {
        void this.answer(request.url ?? '', body, request.headers.authorization).then((said) => {
          response.writeHead(said ? 200 : 400, { 'content-type': 'application/json' });
          response.end(JSON.stringify(said ?? { error: 'invalid_grant' }));
        });
      });
    });
    await new Promise<void>((listening) => this.server?.listen(0, '127.0.0.1', listening));
    this.url = `http://127.0.0.1:${(this.server.address() as AddressInfo).port}`;
  }

  stop(): Promise<void> {
    return new Promise((stopped) => (this.server ? this.server.close(() => stopped()) : stopped()));
  }

  /** From now on it signs by another key. */
  async rotate(): Promise<void> {
    const kid = `key-${Math.random()}`;
    this.pair = { ...(await generateKeyPair('RS256', { extractable: true })), kid };
  }

  /** The person consents: what their browser brings back. */
  consent(authorizationUrl: string, say: Say): { code: string; state: string } {
    const asked = new URL(authorizationUrl).searchParams;
    const text = (name: string) => asked.get(name) ?? '';
    const code = `code-${Math.random()}`;
    const [challenge, nonce, redirectUri] = [text('code_challenge'), text('nonce'), text('redirect_uri')];
    this.codes.set(code, { challenge, nonce, redirectUri, say });
    return { code, state: text('state') };
  }

  private async answer(path: string, body: string, authorization = ''): Promise<object | null> {
    const pair = this.pair as Pair;
    if (path === '/.well-known/openid-configuration')
      return {
        issuer: this.url,
        authorization_endpoint: `${this.url}/authorize`,
        token_endpoint: `${this.url}/token`,
        jwks_uri: `${this.url}/keys`,
      };
    if (path === '/keys')
      return { keys: [{ ...(await exportJWK(pair.publicKey)), kid: pair.kid, alg: 'RS256', use: 'sig' }] };
    return path === '/token' ? this.token(new URLSearchParams(body), authorization) : null;
  }

  private async token(form: URLSearchParams, authorization: string): Promise<object | null> {
    const { id, secret } = this.client;
    const basic = Buffer.from([id, secret].map(encodeURIComponent).join(':')).toString('base64');
    const given = this.codes.get(form.get('code') ?? '');
    const challenge = createHash('sha256')
      .update(form.get('code_verifier') ?? '')
      .digest('base64url');
    if (authorization !== `Basic ${basic}` || !given || given.challenge !== challenge) return null;
    if (form.get('redirect_uri') !== given.redirectUri) return null;
    this.codes.delete(form.get('code') ?? '');
    const { claims = {}, audience = id, issuer = this.url, ahead = 0 } = given.say;
    const at = Math.floor(this.now().getTime() / 1000) + ahead;
    const { privateKey, kid } = this.pair as Pair;
    const token = await new SignJWT({ nonce: given.nonce, email_verified: true, ...claims })
      .setProtectedHeader({ alg: 'RS256', kid })
      .setSubject('somebody')
      .setIssuer(issuer)
      .setAudience(audience)
      .setIssuedAt(at)
      .setExpirationTime(at + 300)
      .sign(privateKey);
    return { access_token: 'unused', token_type: 'Bearer', id_token: token };
  }
}
