import type { ProviderId } from '@zuoxi/vocabulary';
import { createHash, randomBytes, timingSafeEqual } from 'node:crypto';

/** 256 bits, so a plain hash at rest is enough: there is nothing to guess. */
export const newSecret = (): string => randomBytes(32).toString('base64url');

export const hashSecret = (secret: string): string => createHash('sha256').update(secret).digest('hex');

export function secretMatches(secret: string, hash: string): boolean {
  const given = Buffer.from(hashSecret(secret));
  const known = Buffer.from(hash);
  return given.length === known.length && timingSafeEqual(given, known);
}

/** `prefix.provider.id.secret`: names where to look, so that nothing has to be found without a tenant. */
export const makeBearer = (prefix: string, providerId: string, id: string, secret: string): string =>
  [prefix, providerId.replaceAll('-', ''), id.replaceAll('-', ''), secret].join('.');

const uuid = (hex: string): string =>
  `${hex.slice(0, 8)}-${hex.slice(8, 12)}-${hex.slice(12, 16)}-${hex.slice(16, 20)}-${hex.slice(20)}`;

export function readBearer(
  prefix: string,
  text: string,
): { providerId: ProviderId; id: string; secret: string } | null {
  const match = new RegExp(`^${prefix}\\.([0-9a-f]{32})\\.([0-9a-f]{32})\\.([\\w-]{20,100})$`).exec(text);
  if (!match) return null;
  const [, provider = '', id = '', secret = ''] = match;
  return { providerId: uuid(provider) as ProviderId, id: uuid(id), secret };
}
