import type { IncomingHttpHeaders } from 'node:http';
import { newId } from '@zuoxi/platform/context';
import { locales } from '@zuoxi/vocabulary';
import type { RequestFacts } from './gatekeeper.js';

const header = (value: string | string[] | undefined): string | null =>
  typeof value === 'string' ? value : null;

export function requestFacts(headers: IncomingHttpHeaders, ip: string | null): RequestFacts {
  const language = header(headers['accept-language']) ?? '';
  const given = header(headers['x-request-id']);
  return {
    requestId: given && /^[\w-]{8,64}$/.test(given) ? given : newId(),
    locale:
      locales.find((locale) => language.startsWith(locale)) ??
      (language.startsWith('en') ? 'en-US' : 'zh-CN'),
    ip,
    userAgent: header(headers['user-agent'])?.slice(0, 300) ?? null,
    idempotencyKey: header(headers['idempotency-key'])?.slice(0, 100) ?? null,
  };
}

export function bearerOf(headers: IncomingHttpHeaders): string | null {
  const match = /^Bearer (\S+)$/.exec(header(headers.authorization) ?? '');
  return match?.[1] ?? null;
}
