import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { Worker } from 'node:worker_threads';
import { IngestError, type IngestErrorCode, type IngestErrorDetails } from '../ingest/index.js';
import { type Chunk, readChunks, type ReadRequest } from './import.reader.js';

type Message =
  { chunk: Chunk } | { end: true } | { refused: { code: IngestErrorCode; details: IngestErrorDetails } };

/** Chunks of a file, parsed in a thread of its own; the next is parsed while the caller commits this one. */
export async function* readInWorker(request: ReadRequest): AsyncGenerator<Chunk> {
  const script = new URL('./import.worker.js', import.meta.url);
  // Uncompiled (in tests) there is no such file; the same reader then runs here.
  if (!existsSync(fileURLToPath(script))) {
    yield* readChunks(request);
    return;
  }
  const worker = new Worker(script, {
    workerData: request,
    // A young generation of its usual size holds a hundred megabytes more, and is no faster.
    resourceLimits: { maxOldGenerationSizeMb: 512, maxYoungGenerationSizeMb: 24 },
  });
  const inbox: Message[] = [];
  let wake: () => void = () => undefined;
  let failure: Error | undefined;
  worker.on('message', (message: Message) => {
    inbox.push(message);
    wake();
  });
  worker.on('error', (error: Error) => {
    failure = error;
    wake();
  });
  worker.on('exit', (code) => {
    if (code) failure ??= new Error(`import worker ended with ${code}`);
    wake();
  });
  try {
    for (;;) {
      while (!inbox.length && !failure) await new Promise<void>((resolve) => void (wake = resolve));
      const message = inbox.shift();
      if (!message) throw failure;
      if ('end' in message) return;
      if ('refused' in message) throw new IngestError(message.refused.code, message.refused.details);
      worker.postMessage('next');
      yield message.chunk;
    }
  } finally {
    await worker.terminate();
  }
}
