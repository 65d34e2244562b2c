// A million messages through the real import: parsing in its worker, masking, recognising known rows, half-hour facts.
//
//   node bench/import.mjs [--messages N]
//
// Bars: 60 s, 600 MB resident. Beside it, COPY of the same rows into a plain table with the same columns.
import { createReadStream, createWriteStream } from 'node:fs';
import { join } from 'node:path';
import { once } from 'node:events';
import { parseArgs } from 'node:util';
import { ImportService } from '@zuoxi/conversations';
import { Files } from '@zuoxi/platform/files';
import { copyFrom, copyTo } from '../apps/cli/dist/copy.js';
import { onDatabase } from '../tools/installation.mjs';
import { makeSmallProvider } from '../tools/small-provider.mjs';
import { inFreshInstallation, judge, round } from './support.mjs';

const { values } = parseArgs({ options: { messages: { type: 'string', default: '1000000' } } });
const messages = Number(values.messages);
const days = 28;
const perThread = 8;
const texts = [
  '亲，这款有货吗？什么时候可以发货呀',
  '您好，在的呢，今天下单今天就能发出哦',
  '我身高 165 体重 52 公斤穿什么码合适',
  '建议您选 M 码，平时穿得宽松一些可以选 L 码',
  '收货地址改成浙江省杭州市西湖区文三路 478 号 3 幢 1201，电话 13800138000',
  '好的亲，已经帮您备注上了，请留意物流信息',
  '可以便宜点吗，第二件有没有优惠',
  '亲亲，满 299 减 30，可以凑单更划算哦',
];

/** One month of a busy store, in the order in which its platform exports it. */
async function writeFile(path) {
  const out = createWriteStream(path);
  out.write('会话ID,消息ID,买家,客服,时间,发送方,内容\n');
  const threads = Math.ceil(messages / perThread);
  const start = Date.UTC(2026, 9, 1, 9);
  for (let thread = 0, row = 0; thread < threads; thread += 1) {
    const day = Math.floor((thread / threads) * days);
    let at = start + day * 86_400_000 + ((thread * 7919) % 50_000) * 1000;
    let lines = '';
    for (let turn = 0; turn < perThread && row < messages; turn += 1, row += 1) {
      const when = new Date(at).toISOString();
      lines += `t${thread},m${row},买家${thread % 60_000},旗舰店:${thread % 20},${when.slice(0, 10)} ${when.slice(11, 19)},${turn % 2 ? '客服' : '买家'},"${texts[turn]} ${row}"\n`;
      at += (5 + ((row * 31) % 90)) * 1000;
    }
    if (!out.write(lines)) await once(out, 'drain');
  }
  out.end();
  await once(out, 'finish');
}

const result = await inFreshInstallation(async (installation, directory) => {
  const path = join(directory, 'messages.csv');
  await writeFile(path);
  const { app, ctx, storeIds } = await makeSmallProvider(installation, ['bench']);
  const [storeId] = storeIds;

  let peak = 0;
  const meter = setInterval(() => { const m=process.memoryUsage(); if (m.rss>peak) { peak=m.rss; globalThis.pk=[((performance.now()-started)/1000).toFixed(0), ...Object.values(m).map(x=>Math.round(x/1e6))]; } }, 100);
  const started = performance.now();
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
  const seconds = (performance.now() - started) / 1000;
  clearInterval(meter); console.error(globalThis.pk);
  const [batch] = await app.get(ImportService).getMany(ctx, [importBatchId]);
  await app.close();
  if (batch.state !== 'completed' || batch.rowsAccepted !== messages)
    throw new Error(`imported ${JSON.stringify(batch)}`);

  const copySeconds = await onDatabase(installation.adminUrl, async (client) => {
    const bytes = join(directory, 'copy.txt');
    await client.query('create table plain as select * from conversations.message with no data');
    const out = createWriteStream(bytes);
    await copyTo(client, 'copy (select * from conversations.message) to stdout', out);
    out.end();
    await once(out, 'finish');
    const from = performance.now();
    await copyFrom(client, 'copy plain from stdin', createReadStream(bytes));
    return (performance.now() - from) / 1000;
  });
  return { messages, seconds, peak, copySeconds };
});

const seconds = round(result.seconds);
const peakMegabytes = Math.round(result.peak / 1e6);
judge(
  {
    messages,
    seconds,
    messagesPerSecond: Math.round(messages / result.seconds),
    peakMegabytes,
    copySeconds: round(result.copySeconds),
    timesCopy: round(result.seconds / result.copySeconds),
  },
  { seconds: [seconds, 60], peakMegabytes: [peakMegabytes, 600] },
);
