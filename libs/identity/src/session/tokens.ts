import { Inject, Injectable } from '@nestjs/common';
import { Clock } from '@zuoxi/platform/calendar';
import { anonymousContext, newId } from '@zuoxi/platform/context';
import type { Database } from '@zuoxi/platform/database';
import { doorOf } from '@zuoxi/platform/module';
import { exportJWK, generateKeyPair, importJWK, type JWK, jwtVerify, SignJWT } from 'jose';
import { LRUCache } from 'lru-cache';
import { KeptSecrets, purposes } from './kept-secrets.js';
import { SigningKey } from './signing-key.entity.js';

export const accessTokenSeconds = 600;
const issuer = 'zuoxi';
type Key = Awaited<ReturnType<typeof importJWK>>;

interface Claims {
  readonly accountId: string;
  readonly sessionId: string;
  /** Milliseconds since the epoch. */
  readonly expiresAt: number;
}

/** Short-lived signed tokens (EdDSA). The keys are published, so that any part of the system can verify them. */
@Injectable()
export class Tokens {
  /** A signature that was right stays right. Whether what it names still holds is asked every time. */
  private readonly verified = new LRUCache<string, Claims>({ max: 5000 });
  private keys: Promise<{ id: string; sign: Key; verify: Key; publicJwk: JWK }> | undefined;

  constructor(
    @Inject(doorOf('identity')) private readonly db: Database,
    private readonly clock: Clock,
    private readonly secrets: KeptSecrets,
  ) {}

  async issue(accountId: string, sessionId: string): Promise<string> {
    const { id, sign } = await this.key();
    const now = Math.floor(this.clock.now().getTime() / 1000);
    return new SignJWT({ sid: sessionId })
      .setProtectedHeader({ alg: 'EdDSA', kid: id, typ: 'at+jwt' })
      .setSubject(accountId)
      .setIssuer(issuer)
      .setAudience(issuer)
      .setIssuedAt(now)
      .setExpirationTime(now + accessTokenSeconds)
      .sign(sign);
  }

  /** Null for anything that is not a valid token of ours, whatever is wrong with it. */
  async verify(token: string): Promise<Claims | null> {
    const now = this.clock.now();
    const known = this.verified.get(token);
    if (known) return known.expiresAt > now.getTime() ? known : null;
    try {
      const { verify } = await this.key();
      const { payload } = await jwtVerify(token, verify, {
        issuer,
        audience: issuer,
        algorithms: ['EdDSA'],
        typ: 'at+jwt',
        requiredClaims: ['exp'],
        currentDate: now,
      });
      const { sub, sid, exp = 0 } = payload;
      if (!sub || typeof sid !== 'string') return null;
      const claims = { accountId: sub, sessionId: sid, expiresAt: exp * 1000 };
      this.verified.set(token, claims);
      return claims;
    } catch {
      return null;
    }
  }

  async publicKeys(): Promise<{ keys: JWK[] }> {
    return { keys: [(await this.key()).publicJwk] };
  }

  private key() {
    this.keys ??= this.loadOrMake().catch((error) => {
      this.keys = undefined;
      throw error;
    });
    return this.keys;
  }

  private async loadOrMake() {
    const row = await this.db.write(anonymousContext(), null, async ({ manager, insert }) => {
      const newest = async () =>
        (await manager.find(SigningKey, { where: {}, order: { createdAt: 'DESC' }, take: 1 }))[0];
      const known = await newest();
      if (known) return known;
      const pair = await generateKeyPair('EdDSA', { extractable: true });
      const id = newId();
      const privateJwk = JSON.stringify(await exportJWK(pair.privateKey));
      await insert(SigningKey, {
        id,
        privateJwk: this.secrets.wrap(purposes.signingKey(id), privateJwk),
        publicJwk: { ...(await exportJWK(pair.publicKey)), kid: id, alg: 'EdDSA', use: 'sig' },
        createdAt: this.clock.now(),
      });
      return (await newest()) as SigningKey;
    });
    const { publicJwk } = row;
    return {
      id: row.id,
      sign: await importJWK(
        JSON.parse(this.secrets.unwrap(purposes.signingKey(row.id), row.privateJwk)),
        'EdDSA',
      ),
      verify: await importJWK(publicJwk, 'EdDSA'),
      publicJwk,
    };
  }
}
