import type { Chunk } from './import.reader.js';

/** A word of a file for a sender or a type that nobody knows, and how many rows say it. */
export interface UnknownWord {
  readonly field: 'sender' | 'type';
  readonly word: string;
  readonly rows: number;
}

/** Beyond that the column is something else, and the list of refused rows says so. */
export const maxUnknownWords = 50;

/** What a chunk's rows say, added to what was counted before; most frequent first. */
export function unknownWords(
  before: readonly UnknownWord[],
  chunk: Pick<Chunk, 'messages' | 'errors'>,
): UnknownWord[] {
  const words = new Map(before.map((each) => [`${each.field} ${each.word}`, each]));
  const count = (field: UnknownWord['field'], said: string | null) => {
    const word = said?.trim().slice(0, 40);
    if (!word) return;
    const known = words.get(`${field} ${word}`);
    if (known || words.size < maxUnknownWords)
      words.set(`${field} ${word}`, { field, word, rows: (known?.rows ?? 0) + 1 });
  };
  // Such a row is refused: whose words it holds is not for us to guess.
  for (const { code, value } of chunk.errors) if (code === 'DIRECTION_UNKNOWN') count('sender', value);
  for (const { unknownType } of chunk.messages) count('type', unknownType);
  return [...words.values()].sort((a, b) => b.rows - a.rows);
}
