// A million messages through the real import: parsing in its process, masking, recognising known rows, half-hour facts.
//
//   node bench/import.mjs [--messages N]
//
// Bars: 60 s, 600 MB resident in this process, which makes no file and is not PostgreSQL. Beside it, COPY of the same
// rows into a plain table with the same columns.
import { execFileSync } from 'node:child_process';
import { createReadStream, createWriteStream } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { once } from 'node:events';
import { parseArgs } from 'node:util';
import { ImportService } from '@zuoxi/conversations';
import { Files } from '@zuoxi/platform/files';
import { copyFrom, copyTo } from '../apps/cli/dist/copy.js';
import { onDatabase } from '../tools/installation.mjs';
import { makeSmallProvider } from '../tools/small-provider.mjs';
import { inFreshInstallation, judge, machine, round, startClock } from './support.mjs';

const { values } = parseArgs({ options: { messages: { type: 'string', default: '1000000' } } });
const messages = Number(values.messages);
const chatFile = fileURLToPath(new URL('chat-file.mjs', import.meta.url));
const before = machine();

const result = await inFreshInstallation(async (installation, directory) => {
  const path = join(directory, 'messages.csv');
  // In a process of its own: what making the file takes is not the import's.
  execFileSync(process.execPath, [chatFile, path, String(messages)]);
  const { app, ctx, storeIds } = await makeSmallProvider(installation, ['bench']);
  const [storeId] = storeIds;

  let peak = 0;
  const meter = setInterval(() => (peak = Math.max(peak, process.memoryUsage.rss())), 100);
  const clock = startClock(directory);
  const content = createReadStream(path);
  const file = await app.get(Files).receive(ctx, {
    name: 'messages.csv',
    mediaType: 'text/csv',
    storeId,
    content,
    limitBytes: 1 << 30,
    permission: 'import:run',
  });
  const { importBatchId } = await app
    .get(ImportService)
    .accept(ctx, file, { storeId, kind: 'conversations' });
  await app.jobs.drain();
  const taken = clock();
  clearInterval(meter);
  const [batch] = await app.get(ImportService).getMany(ctx, [importBatchId]);
  await app.close();
  if (batch.state !== 'completed' || batch.rowsAccepted !== messages)
    throw new Error(`imported ${JSON.stringify(batch)}`);

  const copy = await onDatabase(installation.adminUrl, async (client) => {
    const bytes = join(directory, 'copy.txt');
    await client.query('create table plain as select * from conversations.message with no data');
    const out = createWriteStream(bytes);
    await copyTo(client, 'copy (select * from conversations.message) to stdout', out);
    out.end();
    await once(out, 'finish');
    const copyClock = startClock(directory);
    await copyFrom(client, 'copy plain from stdin', createReadStream(bytes));
    return copyClock();
  });
  return { ...taken, peakMegabytes: Math.round(peak / 1e6), copy };
});

judge(
  {
    machine: before,
    messages,
    messagesPerSecond: Math.round(messages / result.seconds),
    ...result,
    timesCopy: round(result.seconds / result.copy.seconds),
  },
  { seconds: [result.seconds, 60], peakMegabytes: [result.peakMegabytes, 600] },
);
