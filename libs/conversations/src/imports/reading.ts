import { type ChildProcess, fork } from 'node:child_process';
import { existsSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { fileURLToPath } from 'node:url';
import { DomainError } from '@zuoxi/platform/errors';
import {
  type FileInspection,
  IngestError,
  type IngestErrorCode,
  type IngestErrorDetails,
} from '../ingest/index.js';
import type { Chunk, ImportKind, ReadRequest } from './import.reader.js';

export interface InspectRequest {
  readonly file: ReadRequest['file'];
  /** Null: whichever kind it is. */
  readonly kind: ImportKind | null;
  /** Null: whichever of the kind fits. */
  readonly preset: string | null;
  readonly now: string;
}
export type ReadingRequest = ({ do: 'inspect' } & InspectRequest) | ({ do: 'read' } & ReadRequest);
export type ReadingMessage =
  | { chunk: Chunk }
  | { inspection: FileInspection }
  | { end: true }
  | { refused: { code: IngestErrorCode; details: IngestErrorDetails } }
  | { failed: string };

/** What reading may take. Time counts between two answers: a long file is read chunk by chunk. */
export interface ReadingLimits {
  readonly memoryMb: number;
  readonly seconds: number;
}
export const readLimits: ReadingLimits = { memoryMb: 512, seconds: 300 };
export const inspectLimits: ReadingLimits = { memoryMb: 256, seconds: 60 };

/** Reading met something that is neither a good file nor one of the refusals: a fault of ours. */
export class ReadingFailed extends Error {
  override readonly name = 'ReadingFailed';
}

/** Chunks of a file; the next is parsed while the caller commits this one. @throws IngestError, ReadingFailed */
export async function* readApart(request: ReadRequest, limits = readLimits): AsyncGenerator<Chunk> {
  for await (const message of messagesOf({ do: 'read', ...request }, limits)) {
    if ('chunk' in message) yield message.chunk;
  }
}

/** What `inspectFile` says. A few at a time: any number of people may be looking at files. */
export async function inspectApart(request: InspectRequest, limits = inspectLimits): Promise<FileInspection> {
  await enter();
  try {
    for await (const message of messagesOf({ do: 'inspect', ...request }, limits)) {
      if ('inspection' in message) return message.inspection;
    }
    throw new ReadingFailed('no answer');
  } finally {
    leave();
  }
}

let free = Math.max(2, availableParallelism() - 1);
const waiting: (() => void)[] = [];
async function enter(): Promise<void> {
  if (free > 0) free -= 1;
  else await new Promise<void>((resolve) => void waiting.push(resolve));
}
function leave(): void {
  const next = waiting.shift();
  if (next) next();
  else free += 1;
}

const compiled = new URL('./reading.process.js', import.meta.url);
/** Uncompiled, in specs, the same process runs from its source. */
const [script, loader] = existsSync(fileURLToPath(compiled))
  ? [compiled, []]
  : [
      new URL('./reading.process.ts', import.meta.url),
      ['--import', new URL('../../../../tools/testing/typescript.mjs', import.meta.url).href],
    ];

/**
 * A process of its own, with nothing in its environment. Not a thread: one allocation larger than a thread's limit
 * (`new Array(n)`, as parsers make for sizes that a file claims) ends the whole process, not the thread.
 */
function start({ memoryMb }: ReadingLimits): ChildProcess {
  return fork(fileURLToPath(script), [], {
    serialization: 'advanced',
    env: {},
    execArgv: ['--no-warnings', `--max-old-space-size=${memoryMb}`, '--max-semi-space-size=8', ...loader],
    stdio: ['ignore', 'ignore', 'pipe', 'ipc'],
  });
}

async function* messagesOf(request: ReadingRequest, limits: ReadingLimits): AsyncGenerator<ReadingMessage> {
  const child = start(limits);
  const inbox: ReadingMessage[] = [];
  let failure: Error | undefined;
  let lastWords = '';
  let wake: () => void = () => undefined;
  const end = (error: Error): void => {
    failure ??= error;
    wake();
  };
  child.stderr?.on('data', (chunk: Buffer) => void (lastWords = (lastWords + chunk).slice(-4000)));
  child.on('message', (message: ReadingMessage) => {
    inbox.push(message);
    wake();
  });
  child.on('error', end);
  child.on('close', (code, signal) => end(endOf(code, signal, lastWords, limits)));
  child.send(request, (error) => error && end(error));
  try {
    for (;;) {
      // Only while nothing has come: what the caller does with a chunk takes its own time.
      const timer = setTimeout(
        () => end(new IngestError('FILE_TOO_DEMANDING', { limit: `${limits.seconds} s` })),
        limits.seconds * 1000,
      );
      while (!inbox.length && !failure) await new Promise<void>((resolve) => void (wake = resolve));
      clearTimeout(timer);
      const message = inbox.shift();
      if (!message) throw failure as Error;
      if ('refused' in message) throw new IngestError(message.refused.code, message.refused.details);
      if ('failed' in message) throw new ReadingFailed(message.failed);
      if ('end' in message) return;
      if ('chunk' in message) child.send('next', () => undefined);
      yield message;
    }
  } finally {
    child.kill('SIGKILL');
  }
}

/** V8 aborts when its heap is full. Killed from outside (a restart, an operator), it may go well another time. */
function endOf(
  code: number | null,
  signal: string | null,
  lastWords: string,
  { memoryMb }: ReadingLimits,
): Error {
  if (signal === 'SIGABRT' || code === 134 || /heap out of memory|Allocation failed/.test(lastWords))
    return new IngestError('FILE_TOO_DEMANDING', { limit: `${memoryMb} MB` });
  if (signal) return new DomainError('UNAVAILABLE', { signal });
  return new ReadingFailed(`reading ended with ${code}: ${lastWords}`);
}
