import { createHmac, timingSafeEqual } from 'node:crypto';
import { Transform } from 'node:stream';
import { DomainError, invalid } from '@zuoxi/platform/errors';

/** How far the sender's clock may be from ours. */
const toleranceSeconds = 300;

/** What a message says of itself in the headers of Standard Webhooks. */
export interface MessageSignature {
  readonly id: string;
  readonly sentAt: Date;
  /** As it stands in the header: one signature or several. */
  readonly signatures: readonly string[];
}
type Headers = Readonly<Record<string, string | string[] | undefined>>;

/**
 * The signature that a request claims to have; null: it claims none.
 *
 * @throws DomainError INVALID_INPUT for half of one, PUSH_SIGNATURE_EXPIRED outside of the window
 */
export function claimedSignature(headers: Headers, now: Date): MessageSignature | null {
  const names = ['webhook-id', 'webhook-timestamp', 'webhook-signature'] as const;
  if (names.every((name) => headers[name] === undefined)) return null;
  const [id, timestamp, signature] = names.map((name) => String(headers[name] ?? ''));
  const problems = [
    ...(/^[\w.-]{1,100}$/.test(id ?? '') ? [] : ['webhook-id']),
    ...(/^\d{9,11}$/.test(timestamp ?? '') ? [] : ['webhook-timestamp']),
    ...(/^v1,\S+( v1,\S+){0,9}$/.test(signature ?? '') ? [] : ['webhook-signature']),
  ];
  if (problems.length) throw invalid(problems.map((field) => ({ field, code: 'HEADER_INVALID' })));
  const sentAt = new Date(Number(timestamp) * 1000);
  if (Math.abs(now.getTime() - sentAt.getTime()) > toleranceSeconds * 1000)
    throw new DomainError('PUSH_SIGNATURE_EXPIRED', { seconds: toleranceSeconds });
  return { id: id as string, sentAt, signatures: (signature as string).split(' ') };
}

/** Passes a body on and signs it under way, as Standard Webhooks does: HMAC-SHA256 of `id.timestamp.body`. */
export function signing(key: string, { id, sentAt }: Pick<MessageSignature, 'id' | 'sentAt'>) {
  const hmac = createHmac('sha256', key).update(`${id}.${sentAt.getTime() / 1000}.`);
  const body = new Transform({
    transform(chunk: Buffer, _encoding, done) {
      hmac.update(chunk);
      done(null, chunk);
    },
  });
  return { body, signature: () => `v1,${hmac.digest('base64')}` };
}

export function isSigned({ signatures }: MessageSignature, expected: string): boolean {
  const right = Buffer.from(expected);
  return signatures.some((each) => {
    const given = Buffer.from(each);
    return given.length === right.length && timingSafeEqual(given, right);
  });
}
