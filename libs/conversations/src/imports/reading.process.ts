import { getPreset, IngestError, inspectFile, PRESETS } from '../ingest/index.js';
import { presetKinds, readChunks } from './import.reader.js';
import type { ReadingMessage, ReadingRequest } from './reading.js';

// The process that parses: see reading.ts. It is never more than a few chunks ahead of what is being committed, so that
// memory stays bounded however long the file is.
let ahead = 2;
let wake: () => void = () => undefined;
const tell = (message: ReadingMessage): Promise<void> =>
  new Promise((resolve) => void (process.send?.(message, () => resolve()) ?? resolve()));

process.once('message', (request: ReadingRequest) => {
  process.on('message', () => {
    ahead += 1;
    wake();
  });
  void answer(request).then(() => process.disconnect());
});
// Whoever asked is gone, and nobody else reads the answer.
process.once('disconnect', () => process.exit());

async function answer(request: ReadingRequest): Promise<void> {
  try {
    if (request.do === 'inspect') {
      const { file, now, kind, preset } = request;
      const presets = preset
        ? [getPreset(preset)]
        : PRESETS.filter((each) => !kind || each.kind === presetKinds[kind]);
      await tell({ inspection: await inspectFile(file, new Date(now), presets) });
      return;
    }
    for await (const chunk of readChunks(request)) {
      await tell({ chunk });
      ahead -= 1;
      while (!ahead) await new Promise<void>((resolve) => void (wake = resolve));
    }
    await tell({ end: true });
  } catch (error) {
    if (error instanceof IngestError) await tell({ refused: { code: error.code, details: error.details } });
    else await tell({ failed: String((error as Error).stack) });
  }
}
