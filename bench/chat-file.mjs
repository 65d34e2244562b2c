// Writes the chats of a busy store's month, or of fewer days, in the order in which its platform exports them.
//
//   node bench/chat-file.mjs PATH MESSAGES [DAYS]
import { createWriteStream } from 'node:fs';
import { once } from 'node:events';

const [path, count, over = '28'] = process.argv.slice(2);
const messages = Number(count);
const days = Number(over);
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
