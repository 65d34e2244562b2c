import { createHash } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { Clock } from '@zuoxi/platform/calendar';
import { DomainError } from '@zuoxi/platform/errors';
import { Outbound, type Sending } from '@zuoxi/platform/outbound';
import { createLocalJWKSet, errors, type JSONWebKeySet, jwtVerify, type JWTPayload } from 'jose';
import { LRUCache } from 'lru-cache';

export interface IssuerSettings {
  readonly issuer: string;
  readonly clientId: string;
  readonly clientSecret: string;
}
interface Discovered {
  readonly authorizationEndpoint: string;
  readonly tokenEndpoint: string;
  readonly jwksUri: string;
  readonly isBasic: boolean;
}
/** What of a sign-in stays here while the person is at the issuer. */
export interface Attempt {
  readonly state: string;
  readonly nonce: string;
  readonly verifier: string;
}

const algorithms = ['RS256', 'RS384', 'RS512', 'PS256', 'PS384', 'PS512', 'ES256', 'ES384', 'EdDSA'];
/** How far the issuer's clock may be from ours. */
const skewSeconds = 60;
const known = { max: 200, ttl: 600_000 };

/** The relying party's side of OpenID Connect: authorization code with PKCE. */
@Injectable()
export class OidcClient {
  private readonly discovered = new LRUCache<string, Discovered>(known);
  private readonly keys = new LRUCache<string, JSONWebKeySet>(known);
  /** Origins that its operator trusts wherever they are, such as an issuer in the company's own network. */
  private readonly trusted = new Set(
    (process.env['ZUOXI_TRUSTED_ISSUERS'] ?? '')
      .split(/\s+/)
      .flatMap((text) => URL.parse(text)?.origin ?? []),
  );

  constructor(
    private readonly outbound: Outbound,
    private readonly clock: Clock,
  ) {}

  /** @throws DomainError SIGN_ON_UNREACHABLE unless an issuer answers there that is called so */
  async discover(issuer: string): Promise<Discovered> {
    const before = this.discovered.get(issuer);
    if (before) return before;
    const said = await this.json(`${issuer.replace(/\/$/, '')}/.well-known/openid-configuration`);
    const text = (name: string) => {
      const value = said[name];
      if (typeof value !== 'string' || !URL.canParse(value))
        throw new DomainError('SIGN_ON_UNREACHABLE', { issuer });
      return value;
    };
    if (said['issuer'] !== issuer) throw new DomainError('SIGN_ON_UNREACHABLE', { issuer });
    const methods = said['token_endpoint_auth_methods_supported'];
    const found = {
      authorizationEndpoint: text('authorization_endpoint'),
      tokenEndpoint: text('token_endpoint'),
      jwksUri: text('jwks_uri'),
      isBasic: !Array.isArray(methods) || methods.includes('client_secret_basic'),
    };
    const { protocol } = new URL(found.authorizationEndpoint);
    if (protocol !== 'https:' && !this.isTrusted(found.authorizationEndpoint))
      throw new DomainError('SIGN_ON_UNREACHABLE', { issuer });
    this.discovered.set(issuer, found);
    return found;
  }

  /** Where the person goes to say who they are. */
  async authorizationUrl(
    { issuer, clientId }: IssuerSettings,
    { state, nonce, verifier }: Attempt,
    redirectUri: string,
    email: string,
  ): Promise<string> {
    const url = new URL((await this.discover(issuer)).authorizationEndpoint);
    const challenge = createHash('sha256').update(verifier).digest('base64url');
    for (const [name, value] of Object.entries({
      ...{ response_type: 'code', scope: 'openid email profile', client_id: clientId },
      ...{ redirect_uri: redirectUri, state, nonce, login_hint: email },
      ...{ code_challenge: challenge, code_challenge_method: 'S256' },
    }))
      url.searchParams.set(name, value);
    return url.href;
  }

  /** @throws DomainError SIGN_ON_REFUSED for anything but a token of this issuer for this attempt, SIGN_ON_UNREACHABLE */
  async identify(
    settings: IssuerSettings,
    attempt: Attempt,
    { code, redirectUri }: { code: string; redirectUri: string },
  ): Promise<JWTPayload> {
    const found = await this.discover(settings.issuer);
    const token = await this.redeem(settings, found, { code, redirectUri, verifier: attempt.verifier });
    const claims = await this.verify(settings, found, token);
    const parties = Array.isArray(claims.aud) ? claims.aud.length : 1;
    if (claims['nonce'] !== attempt.nonce || (parties > 1 && claims['azp'] !== settings.clientId))
      throw new DomainError('SIGN_ON_REFUSED');
    return claims;
  }

  private async redeem(
    { issuer, clientId, clientSecret }: IssuerSettings,
    { tokenEndpoint, isBasic }: Discovered,
    { code, redirectUri, verifier }: { code: string; redirectUri: string; verifier: string },
  ): Promise<string> {
    const form = new URLSearchParams({
      ...{ grant_type: 'authorization_code', code, redirect_uri: redirectUri, code_verifier: verifier },
      ...(isBasic ? {} : { client_id: clientId, client_secret: clientSecret }),
    });
    const pair = [clientId, clientSecret].map(encodeURIComponent).join(':');
    const { status, text } = await this.ask(issuer, tokenEndpoint, {
      method: 'POST',
      body: form.toString(),
      headers: {
        accept: 'application/json',
        'content-type': 'application/x-www-form-urlencoded',
        ...(isBasic ? { authorization: `Basic ${Buffer.from(pair).toString('base64')}` } : {}),
      },
    });
    const token = status === 200 ? parsed(text)?.['id_token'] : null;
    if (typeof token !== 'string') throw new DomainError('SIGN_ON_REFUSED');
    return token;
  }

  private async verify(
    { issuer, clientId }: IssuerSettings,
    { jwksUri }: Discovered,
    token: string,
  ): Promise<JWTPayload> {
    const options = {
      ...{ issuer, audience: clientId, algorithms, clockTolerance: skewSeconds },
      ...{ currentDate: this.clock.now(), requiredClaims: ['exp', 'iat', 'sub', 'nonce'] },
    };
    const checkedBy = async (keys: JSONWebKeySet) =>
      (await jwtVerify(token, createLocalJWKSet(keys), options)).payload;
    const kept = this.keys.get(jwksUri);
    try {
      return await checkedBy(kept ?? (await this.keysOf(jwksUri)));
    } catch (error) {
      // Of a key that is newer than those we have: the issuer has changed them.
      const isNew = kept && error instanceof errors.JWKSNoMatchingKey;
      if (isNew) return checkedBy(await this.keysOf(jwksUri)).catch(refused);
      return refused(error);
    }
  }

  private async keysOf(jwksUri: string): Promise<JSONWebKeySet> {
    const said = await this.json(jwksUri);
    const keys = { keys: Array.isArray(said['keys']) ? said['keys'] : [] } as JSONWebKeySet;
    this.keys.set(jwksUri, keys);
    return keys;
  }

  private async json(url: string): Promise<Readonly<Record<string, unknown>>> {
    const { status, text } = await this.ask(url, url, {
      method: 'GET',
      headers: { accept: 'application/json' },
    });
    const said = status === 200 ? parsed(text) : null;
    if (!said) throw new DomainError('SIGN_ON_UNREACHABLE', { issuer: new URL(url).host });
    return said;
  }

  private ask(issuer: string, url: string, sending: Sending) {
    return this.outbound.send(url, { ...sending, isTrusted: this.isTrusted(url) }).catch((): never => {
      throw new DomainError('SIGN_ON_UNREACHABLE', { issuer: URL.parse(issuer)?.host ?? issuer });
    });
  }

  private isTrusted(url: string): boolean {
    return this.trusted.has(new URL(url).origin);
  }
}

function refused(error: unknown): never {
  throw error instanceof DomainError ? error : new DomainError('SIGN_ON_REFUSED');
}

function parsed(text: string): Record<string, unknown> | null {
  try {
    const value: unknown = JSON.parse(text);
    return value !== null && typeof value === 'object' ? (value as Record<string, unknown>) : null;
  } catch {
    return null;
  }
}
