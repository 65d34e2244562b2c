import { Readable } from 'node:stream';
import { setImmediate as nextTurn } from 'node:timers/promises';
import { jsonParts } from '@zuoxi/platform/content';
import type { FormattedExecutionResult } from 'graphql';
import { keptText } from './kept-text.js';

/** What is written at once, in characters; an answer that is shorter is one text. */
const chunkLength = 32_768;
/** Chunks between two turns of the loop, so that nobody waits for another's long answer. */
const chunksATurn = 4;

/** An answer as JSON, errors first. A long one is written while it is sent, as fast as the client reads. */
export function answerBody({ errors, data, extensions }: FormattedExecutionResult): string | Readable {
  const kept = data && !errors && !extensions ? keptText(data) : undefined;
  if (kept !== undefined) return `{"data":${kept}}`;
  const chunks = chunksOf(jsonParts({ errors, data, extensions }));
  const first = chunks.next().value ?? '';
  const second = chunks.next();
  return second.done ? first : Readable.from(inTurns(first, second.value, chunks), { objectMode: false });
}

function* chunksOf(parts: Iterable<string>): Generator<string, undefined> {
  let chunk = '';
  for (const part of parts) {
    chunk += part;
    if (chunk.length < chunkLength) continue;
    yield chunk;
    chunk = '';
  }
  if (chunk) yield chunk;
}

async function* inTurns(first: string, second: string, rest: Iterable<string>) {
  yield Buffer.from(first);
  yield Buffer.from(second);
  let sent = 2;
  for (const chunk of rest) {
    yield Buffer.from(chunk);
    if (++sent % chunksATurn === 0) await nextTurn();
  }
}
