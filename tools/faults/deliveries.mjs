// Tells what happened to webhooks, group chats and mailboxes, one in ten of which takes nothing, kills the processes
// that send it at random moments, and at the end counts: each delivery arrived once or is among those given up.
//
//   node tools/faults/deliveries.mjs [--deliveries N] [--kills N] [--seed N]
//
// Hours between attempts are not waited for: when nothing more is due, what waits is made due. Prints one line of JSON;
// ends with 1 if anything was lost, doubled or is left.
import { fork } from 'node:child_process';
import { once } from 'node:events';
import { createServer } from 'node:http';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { ChannelService } from '@zuoxi/notifications';
import { doorOf } from '@zuoxi/platform/module';
import { aProvider, aStore, insertRow } from '@zuoxi/platform/testing';
import { JobQueue } from '@zuoxi/platform/jobs';
import pg from 'pg';
import { SMTPServer } from 'smtp-server';
import { inFreshInstallation } from '../../bench/support.mjs';
import { openSender } from './sender.mjs';

const { values: args } = parseArgs({
  options: {
    deliveries: { type: 'string', default: '10000' },
    kills: { type: 'string', default: '20' },
    seed: { type: 'string', default: '1' },
  },
});
const kills = Number(args.kills);
const webhooks = 16;
const robots = 2;
const mailboxes = 2;
const channels = webhooks + robots + mailboxes;
const events = Math.ceil(Number(args.deliveries) / channels);
/** One in ten takes nothing: a webhook that answers 503, and a mail server that does not know one of the two. */
const failing = Math.round(channels / 10) - 1;
const senders = 2;

const started = performance.now();
const say = (text) =>
  process.stderr.write(`${((performance.now() - started) / 1000).toFixed(1)} s  ${text}\n`);

let state = Number(args.seed);
/** Mulberry32. */
function random() {
  state = (state + 0x6d2b79f5) | 0;
  let t = Math.imul(state ^ (state >>> 15), 1 | state);
  t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
  return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
}

/** What arrived: `channel name` → id or number → how often it was taken. */
const arrived = new Map();
function arrive(where, what) {
  const there = arrived.get(where) ?? new Map();
  arrived.set(where, there.set(what, (there.get(what) ?? 0) + 1));
}

/** Takes webhooks by their id, and of group chats each line. */
async function startReceiver() {
  const server = createServer(async (request, response) => {
    let body = '';
    for await (const part of request) body += part;
    const url = new URL(request.headers['x-url']);
    if (url.hostname === 'failing.example.com') return response.writeHead(503).end();
    const id = request.headers['webhook-id'];
    if (id) arrive(url.pathname, id);
    else for (const [number] of JSON.parse(body).text.content.matchAll(/C-\d+/g)) arrive(url.search, number);
    response.end('{"errcode":0,"errmsg":"ok"}');
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return { server, url: `http://127.0.0.1:${server.address().port}/` };
}

async function startMailServer() {
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS'],
    onRcptTo: ({ address }, _session, done) =>
      done(
        address.startsWith('nobody') ? Object.assign(new Error('no such user'), { responseCode: 550 }) : null,
      ),
    onData(stream, session, done) {
      let raw = '';
      stream.on('data', (part) => (raw += part));
      stream.on('end', () => {
        arrive(session.envelope.rcptTo[0].address, /^Message-ID: <(.*?)@/im.exec(raw)?.[1]);
        done();
      });
    },
  });
  server.on('error', () => undefined);
  await new Promise((done) => server.listen(0, '127.0.0.1', done));
  return { server, url: `smtp://127.0.0.1:${server.server.address().port}` };
}

/** Two people who are told by mail, one of whom has an address that nobody has. */
async function addPeople(db, ctx, storeId) {
  for (const email of ['owner@mail.example', 'nobody@mail.example']) {
    const id = crypto.randomUUID();
    const at = new Date();
    await insertRow(db, 'identity.account', { id, email, name: email, password_hash: 'x', created_at: at });
    await insertRow(db, 'identity.membership', {
      ...{ provider_id: ctx.providerId, id: crypto.randomUUID(), account_id: id, store_id: storeId },
      ...{ role: 'shop-owner', created_at: at },
    });
    await db.admin.query(
      `insert into notifications.notice_choice (provider_id, account_id, event, is_mailed)
       values ($1, $2, 'contract.signed', true)`,
      [ctx.providerId, id],
    );
  }
}

async function addChannels(app, ctx) {
  const service = app.get(ChannelService, { strict: false });
  const add = (kind, name, address) =>
    service.add(ctx, { kind, name, address, events: ['contract.signed'], locale: 'zh-CN' });
  for (let n = 0; n < webhooks; n += 1) {
    const host = n < failing ? 'failing' : 'erp';
    await add('webhook', `/w${n}`, `https://${host}.example.com/w${n}`);
  }
  for (let n = 0; n < robots; n += 1)
    await add('wecom', `?key=r${n}`, `https://qyapi.weixin.qq.com/cgi-bin/webhook/send?key=r${n}`);
}

/** What a run counts, from the rows of one channel and what its receiver took. */
function judge({ name, kind, email, rows }) {
  const there = arrived.get(kind === 'mail' ? email : name) ?? new Map();
  const keyOf = (row) => (kind === 'mail' ? row.message_id : kind === 'webhook' ? row.event_id : row.number);
  const isUnknown = (row) => row.failure === 'OUTCOME_UNKNOWN';
  const sent = rows.filter((row) => row.state === 'sent');
  const dead = rows.filter((row) => row.state === 'dead');
  return {
    left: rows.length - sent.length - dead.length,
    lost: sent.filter((row) => !there.has(keyOf(row))).length + Math.max(0, events - rows.length),
    // Under one id a webhook and a mail may come again: their receivers tell it by that. A line of a chat may not.
    doubled:
      kind === 'wecom'
        ? [...there.values()].filter((times) => times > 1).length
        : Math.max(0, rows.length - events),
    givenUpAndThere: dead.filter((row) => !isUnknown(row) && there.has(keyOf(row))).length,
    sent: sent.length,
    dead: dead.length,
    unknown: dead.filter(isUnknown).length,
    again: kind === 'wecom' ? 0 : [...there.values()].reduce((sum, times) => sum + times - 1, 0),
  };
}

await inFreshInstallation(async (installation) => {
  const admin = new pg.Client({ connectionString: installation.adminUrl });
  await admin.connect();
  const [receiver, mail] = [await startReceiver(), await startMailServer()];
  Object.assign(process.env, {
    ZUOXI_SMTP_URL: mail.url,
    ZUOXI_MAIL_FROM: 'Zuoxi <notices@mail.example>',
    ZUOXI_PUBLIC_URL: 'https://zuoxi.example.com',
    ZUOXI_LOG_LEVEL: process.env.ZUOXI_LOG_LEVEL ?? 'silent',
  });
  const { databaseUrl, filesDirectory, masterKey } = installation;
  const options = { databaseUrl, filesDirectory, masterKey, receiver: receiver.url };

  const { id: storeId, ctx } = await aStore({ admin }, await aProvider({ admin }));
  await addPeople({ admin }, ctx, storeId);
  const app = await openSender(options);
  const jobs = app.get(JobQueue, { strict: false });
  await jobs.open();
  await addChannels(app, ctx);
  const db = app.get(doorOf('notifications'), { strict: false });
  for (let n = 0; n < events; n += 1) {
    const note = { storeId, subjectId: crypto.randomUUID(), params: { number: `C-${n}` } };
    await db.write(ctx, null, (tx) => tx.happened('contract.signed', note));
  }
  await jobs.stop();
  await app.close();
  say(`${events} events are told to ${channels} channels`);

  const start = async () => {
    const child = fork(fileURLToPath(new URL('./sender.mjs', import.meta.url)), {
      env: { ...process.env, SENDER: JSON.stringify(options) },
    });
    const died = once(child, 'exit');
    await Promise.race([once(child, 'message'), died]);
    return { child, died };
  };
  const running = await Promise.all(Array.from({ length: senders }, start));
  const open = async () => {
    const { rows } = await admin.query(
      `select (select count(*)::int from pgboss.job where name = 'event.notices' and state in ('created', 'retry', 'active'))
              as untold,
              count(*) filter (where state in ('waiting', 'sending'))::int as waiting,
              count(*) filter (where state = 'sending' or (state = 'waiting' and due_at <= now()))::int as due
         from notifications.delivery`,
    );
    return rows[0];
  };
  /** As if the hours until the next attempt were over. */
  const forward = async () => {
    await admin.query(
      `update notifications.delivery set due_at = now() where state = 'waiting' and due_at > now()`,
    );
    await admin.query(
      `update notifications.channel set next_send_at = least(next_send_at, now()), look_at = now()`,
    );
    await admin.query(
      `update pgboss.job set start_after = now(), data = data #- '{input,at}'
        where name = 'channel.deliver' and state in ('created', 'retry')`,
    );
  };
  let killed = 0;
  let idle = 0;
  for (let last = ''; ;) {
    await sleep(200 + random() * 2500);
    const { untold, waiting, due } = await open();
    if (!untold && !waiting && killed >= kills) break;
    if (killed < kills) {
      const at = Math.floor(random() * senders);
      running[at].child.kill('SIGKILL');
      await running[at].died;
      running[at] = await start();
      killed += 1;
      say(`killed ${killed}; ${untold} not told, ${waiting} on their way`);
    } else if (!untold && !due) {
      await forward();
      say(`${waiting} on their way, made due`);
    }
    const now = `${untold} ${waiting} ${due}`;
    idle = now === last ? idle + 1 : 0;
    last = now;
    if (idle > 120) break;
  }

  const { rows: channelRows } = await admin.query(
    `select c.id, c.name, c.kind, a.email from notifications.channel c left join identity.account a on a.id = c.account_id`,
  );
  const { rows: deliveries } = await admin.query(
    `select d.channel_id, d.event_id, d.state, d.failure, d.message_id, e.params ->> 'number' as number
       from notifications.delivery d join notifications.event e on e.id = d.event_id`,
  );
  const judged = channelRows.map((channel) =>
    judge({ ...channel, rows: deliveries.filter(({ channel_id }) => channel_id === channel.id) }),
  );
  const total = Object.fromEntries(
    Object.keys(judged[0]).map((key) => [key, judged.reduce((sum, each) => sum + each[key], 0)]),
  );
  for (const { child } of running) child.kill('SIGKILL');
  receiver.server.close();
  receiver.server.closeAllConnections();
  mail.server.close();
  await admin.end();
  const seconds = Math.round((performance.now() - started) / 100) / 10;
  console.log(JSON.stringify({ deliveries: deliveries.length, kills: killed, ...total, seconds }));
  const isWrong =
    total.left || total.lost || total.doubled || total.givenUpAndThere || channelRows.length !== channels;
  process.exitCode = isWrong ? 1 : 0;
});
