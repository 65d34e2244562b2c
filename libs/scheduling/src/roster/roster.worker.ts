import { parentPort, workerData } from 'node:worker_threads';
import { type RosterInput, solveRoster, type SolveOptions } from '@zuoxi/rostering';

// Solving takes seconds of pure computation; here it does not keep requests waiting.
const { input, options } = workerData as { input: RosterInput; options: SolveOptions };
const result = solveRoster(input, {
  ...options,
  onProgress: (share) => void parentPort?.postMessage({ progress: share }),
});
parentPort?.postMessage({ result });
