import { extname } from 'node:path';
import { Worker } from 'node:worker_threads';
import type { RosterInput, RosterResult, SolveOptions } from '@zuoxi/rostering';

type Message = { progress: number } | { result: RosterResult };

/** Solves in a thread of its own; `onProgress` that throws ends it. */
export function solveInWorker(
  input: RosterInput,
  options: SolveOptions,
  onProgress: (share: number) => Promise<void>,
): Promise<RosterResult> {
  return new Promise((resolve, reject) => {
    const worker = new Worker(new URL(`./roster.worker${extname(import.meta.url)}`, import.meta.url), {
      workerData: { input, options },
      resourceLimits: { maxOldGenerationSizeMb: 1024 },
    });
    let lastTold = 0;
    worker.on('message', (message: Message) => {
      if ('result' in message) resolve(message.result);
      else if (Date.now() - lastTold > 500) {
        lastTold = Date.now();
        onProgress(message.progress).catch((error) => {
          void worker.terminate();
          reject(error);
        });
      }
    });
    worker.on('error', reject);
    worker.on('exit', (code) => reject(new Error(`roster worker ended with ${code}`)));
  });
}
