import { hash } from 'node:crypto';

export interface FingerprintParts {
  /** What the file itself says ties messages together: its conversation id, else buyer and agent account. */
  readonly thread: readonly (string | null)[];
  readonly externalMessageId: string | null;
  readonly at: Date;
  readonly direction: string;
  readonly text: string;
}

const digest = (parts: readonly unknown[]): string => hash('sha256', JSON.stringify(parts));

/**
 * One message, one fingerprint, however often and in whatever order it is exported. A message id counts within its
 * thread (some exports number messages 1, 2, 3 in each conversation). Without an id, equal messages of one second are
 * told apart by their number among equals, so two files that overlap agree.
 */
export class Fingerprints {
  /** How often each content was seen, by 52 bits of its digest: a file of a million rows stays within memory. */
  private readonly seen = new Map<number, number>();

  of({ thread, externalMessageId, at, direction, text }: FingerprintParts): string {
    if (externalMessageId !== null) return digest(['id', ...thread, externalMessageId]);
    const content = digest(['content', ...thread, at.getTime(), direction, text]);
    const key = Number.parseInt(content.slice(0, 13), 16);
    const ordinal = this.seen.get(key) ?? 0;
    this.seen.set(key, ordinal + 1);
    return ordinal === 0 ? content : digest([content, ordinal]);
  }
}
