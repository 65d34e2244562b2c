import { parentPort, workerData } from 'node:worker_threads';
import { IngestError } from '../ingest/index.js';
import { readChunks, type ReadRequest } from './import.reader.js';

// Parsing is computation and may meet hostile files: it runs here, and is never more than a few chunks ahead of what
// is being committed, so that memory stays bounded however long the file is.
const port = parentPort as NonNullable<typeof parentPort>;
let ahead = 2;
let wake: () => void = () => undefined;
port.on('message', () => {
  ahead += 1;
  wake();
});

try {
  for await (const chunk of readChunks(workerData as ReadRequest)) {
    port.postMessage({ chunk });
    ahead -= 1;
    while (!ahead) await new Promise<void>((resolve) => void (wake = resolve));
  }
  port.postMessage({ end: true });
} catch (error) {
  if (!(error instanceof IngestError)) throw error;
  port.postMessage({ refused: { code: error.code, details: error.details } });
}
port.close();
