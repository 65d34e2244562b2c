// Kills the standalone process, and in every third cycle PostgreSQL too, at random moments while files are uploaded
// and deeds are done, brings them back, and at the end counts: what was acknowledged is there exactly once, and so is
// what came due by the clock.
//
//   node tools/faults/kill-cycles.mjs [--cycles N] [--seed N] [--port N] [--directory PATH]
//
// Prints one line of JSON; ends with 1 if anything was lost or doubled, a chain is broken or a task is stuck.
import { once } from 'node:events';
import { chmodSync, mkdirSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import { verifyAuditChain } from '@zuoxi/platform/database';
import pg from 'pg';
import { openInstallation, spawnServer } from '../installation.mjs';
import { makeSmallProvider, profile } from '../small-provider.mjs';

const { values: args } = parseArgs({
  options: {
    cycles: { type: 'string', default: '10' },
    seed: { type: 'string', default: '1' },
    port: { type: 'string', default: '3411' },
    directory: { type: 'string' },
  },
});
const cycles = Number(args.cycles);
const base = `http://127.0.0.1:${args.port}`;
const started = performance.now();
const say = (text) =>
  process.stderr.write(`${((performance.now() - started) / 1000).toFixed(1)} s  ${text}\n`);

let state = Number(args.seed);
/** Mulberry32: the same kills at the same moments for the same seed, as far as the machine allows. */
function random() {
  state = (state + 0x6d2b79f5) | 0;
  let t = Math.imul(state ^ (state >>> 15), 1 | state);
  t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
  return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
}

/** Every upload and deed that was ever sent: what was sent, under which key, and whether an answer came back. */
const sent = [];
let sequence = 0;

class Client {
  constructor(owner, storeId) {
    this.owner = owner;
    this.storeId = storeId;
  }

  async signIn() {
    const response = await fetch(`${base}/auth/sign-in`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(this.owner),
    });
    if (!response.ok) throw new Error(`sign-in: ${response.status} ${await response.text()}`);
    this.token = (await response.json()).accessToken;
  }

  /** Sends a deed; an answer is an acknowledgement, a broken connection is none. */
  async send(deed) {
    try {
      await this[deed.kind](deed);
      deed.acknowledged = true;
    } catch (error) {
      if (error instanceof Refused) throw error;
      deed.unanswered = (deed.unanswered ?? 0) + 1;
    }
  }

  async lead({ name, key }) {
    const input = { clientName: `客户 ${name}`, storeName: name, platform: 'jd', category: '家居', profile };
    await this.graphql(
      'mutation ($input: RecordLeadInput!) { recordLead(input: $input) { id } }',
      input,
      key,
    );
  }

  async quote({ seats, key }) {
    const input = { storeId: this.storeId, seats, months: 12 };
    await this.graphql(
      'mutation ($input: CreateQuoteInput!) { createQuote(input: $input) { id number } }',
      input,
      key,
    );
  }

  async upload({ name, rows }) {
    const body = new FormData();
    body.append('file', new Blob([chatFile(name, rows)], { type: 'text/csv' }), `${name}.csv`);
    const response = await fetch(`${base}/files/imports?storeId=${this.storeId}&kind=conversations`, {
      method: 'POST',
      headers: { authorization: `Bearer ${this.token}` },
      body,
    });
    const text = await response.text();
    if (!response.ok) throw response.status < 500 ? new Refused(`upload: ${text}`) : new Error(text);
  }

  async graphql(query, input, key) {
    const response = await fetch(`${base}/graphql`, {
      method: 'POST',
      headers: {
        'content-type': 'application/json',
        authorization: `Bearer ${this.token}`,
        'idempotency-key': key,
      },
      body: JSON.stringify({ query, variables: { input } }),
    });
    const { data, errors } = await response.json();
    const [error] = errors ?? [];
    if (!error) {
      if (!response.ok || !data) throw new Refused(`${response.status} without data or errors`);
      return;
    }
    // The server is going down and says so: not an answer. Anything else is.
    throw error.extensions?.kind === 'unavailable'
      ? new Error(error.message)
      : new Refused(JSON.stringify(error));
  }
}
class Refused extends Error {}

/** Three days of chats; which days depends on the name alone, so that a file sent again is the same file. */
function chatFile(name, rows) {
  const sequence = Number(name.split('-')[1]);
  const lines = ['会话ID,消息ID,买家,客服,时间,发送方,内容'];
  for (let row = 0; row < rows; row += 1) {
    const thread = row >> 3;
    const minute = String(row % 60).padStart(2, '0');
    const hour = String(9 + (thread % 14)).padStart(2, '0');
    const on = `2026-11-${String(1 + ((sequence + (thread % 3)) % 20)).padStart(2, '0')}`;
    const direction = row % 2 ? '客服' : '买家';
    lines.push(
      `${name}-${thread},${name}-${row},买家${thread},小店:0${thread % 4},${on} ${hour}:${minute}:00,${direction},第 ${row} 句`,
    );
  }
  return lines.join('\n');
}

function nextDeed() {
  sequence += 1;
  const roll = random();
  if (roll < 0.4) return { kind: 'quote', seats: sequence, key: `quote-${sequence}` };
  if (roll < 0.75) return { kind: 'lead', name: `店 ${sequence}`, key: `lead-${sequence}` };
  return { kind: 'upload', name: `file-${sequence}`, rows: 1000 + Math.floor(random() * 8000) };
}

/** Works until the server dies: new deeds, some sent twice, and now and then one again that got no answer. */
async function work(client, alive) {
  await Promise.all(
    [0, 1, 2].map(async () => {
      while (alive()) {
        const unanswered = sent.filter((deed) => !deed.acknowledged && deed.unanswered && !deed.dropped);
        let deed = unanswered[Math.floor(random() * unanswered.length)];
        if (!deed || random() < 0.6) {
          deed = nextDeed();
          // Some that get no answer are never sent again: they may be there once or not at all.
          deed.dropped = random() < 0.2;
          sent.push(deed);
        }
        await client.send(deed);
        if (deed.acknowledged && random() < 0.15) await client.send({ ...deed });
        await sleep(random() * 60);
      }
    }),
  );
}

async function startServer(installation) {
  const server = spawnServer(installation, {
    port: Number(args.port),
    env: { ZUOXI_DEMO: '0', ZUOXI_LOG_LEVEL: process.env.ZUOXI_LOG_LEVEL ?? 'silent' },
    output: 'ignore',
  });
  const died = once(server, 'exit');
  const ready = once(server, 'message');
  await Promise.race([ready, died.then(() => Promise.reject(new Error('the server did not start')))]);
  return { server, died };
}

const postmasterPid = (directory) =>
  Number(readFileSync(join(directory, 'postgres/pgdata/postmaster.pid'), 'utf8').split('\n')[0]);

async function query(installation, text, values) {
  const client = new pg.Client({ connectionString: installation.adminUrl });
  await client.connect();
  try {
    return (await client.query(text, values)).rows;
  } finally {
    await client.end();
  }
}

/** Waits until no upload is under way any more; stuck are those that are left when nothing has ended for a minute. */
async function settle(installation) {
  const open = `select id from conversations.import_batch where state not in ('completed', 'failed')
                union all select id from platform.task where state in ('queued', 'running')
                union all select id from platform.schedule_run where state in ('queued', 'running')`;
  let left = Infinity;
  for (let until = Date.now() + 60_000; Date.now() < until; await sleep(500)) {
    const { length } = await query(installation, open);
    if (!length) return 0;
    if (length < left) until = Date.now() + 60_000;
    left = Math.min(left, length);
  }
  return left;
}

/** Times at which schedules have come due. */
const dues = [];

/** Brings every schedule's next time to this moment, while nobody looks; one that nobody has done yet stays due. */
async function bringDue(installation) {
  const rows = await query(
    installation,
    `update platform.schedule set next_run_at = date_trunc('milliseconds', now())
      where next_run_at > now() returning id, kind, next_run_at as at`,
  );
  dues.push(...rows);
}

/** How often a time was done; with a later one, where the schedule's own came meanwhile. */
async function timesDone(installation, { id, at }) {
  const [{ n }] = await query(
    installation,
    `select count(*)::int as n from platform.schedule_run
      where schedule_id = $1 and state in ('done', 'nothing') and (due_at = $2 or (due_at > $2 and skipped > 0))`,
    [id, at],
  );
  return n;
}

/** How often each deed is there. */
async function counted(installation) {
  const rows = await query(
    installation,
    `select 'quote' as kind, seats::text as name, count(*)::int as n from sales.quote group by 2
     union all
     select 'lead', s.name, greatest(count(*), count(distinct s.store_id))::int
       from identity.store s join onboarding.store_profile p using (store_id) group by 2
     union all
     select 'upload', replace(b.file_name, '.csv', ''), count(*)::int
       from conversations.import_batch b where b.state = 'completed' group by 2`,
  );
  return new Map(rows.map(({ kind, name, n }) => [`${kind} ${name}`, n]));
}

/** Of each file the distinct messages, and all of them. */
async function messages(installation) {
  const rows = await query(
    installation,
    `select regexp_replace(c.external_id, '-\\d+$', '') as name, count(distinct m.fingerprint)::int as distinct_rows, count(*)::int as rows,
            max(b.rows_accepted + b.rows_known)::int as told
       from conversations.message m join conversations.conversation c
         on c.store_id = m.store_id and c.business_date = m.business_date and c.id = m.conversation_id
       join conversations.import_batch b on b.store_id = m.store_id and b.id = m.batch_id
      group by 1`,
  );
  return new Map(rows.map((row) => [row.name, row]));
}

async function brokenChains(installation) {
  const client = new pg.Client({ connectionString: installation.adminUrl });
  await client.connect();
  try {
    const { rows } = await client.query('select provider_id from platform.audit_head');
    let broken = 0;
    for (const { provider_id: id } of rows) if ((await verifyAuditChain(client, id)) !== null) broken += 1;
    return broken;
  } finally {
    await client.end();
  }
}

const directory = args.directory ?? mkdtempSync(join(tmpdir(), 'zuoxi-faults-'));
mkdirSync(directory, { recursive: true });
chmodSync(directory, 0o755); // PostgreSQL does not run as root, and must be let in
const open = () => openInstallation({ directory, embedded: true });
let installation = await open();
const { app, owner, storeIds } = await makeSmallProvider(installation, ['faults']);
await app.close();
const client = new Client(owner, storeIds[0]);

for (let cycle = 1; cycle <= cycles; cycle += 1) {
  await bringDue(installation);
  const { server, died } = await startServer(installation);
  let alive = true;
  died.then(() => (alive = false));
  await client.signIn();
  const working = work(client, () => alive);
  await sleep(200 + random() * 3300);
  const both = cycle % 3 === 0;
  // In either order: the database may go first, and the server meet that, or the other way round.
  if (both && random() < 0.5) {
    process.kill(postmasterPid(directory), 'SIGKILL');
    await sleep(random() * 300);
    server.kill('SIGKILL');
  } else {
    server.kill('SIGKILL');
    if (both) process.kill(postmasterPid(directory), 'SIGKILL');
  }
  await working;
  await died;
  say(
    `cycle ${cycle}: killed the server${both ? ' and PostgreSQL' : ''}; ${sent.filter((deed) => deed.acknowledged).length} of ${sent.length} acknowledged`,
  );
  installation = await open();
}

// At the end everybody who still wants an answer gets one.
const { server, died } = await startServer(installation);
await client.signIn();
for (const deed of sent.filter((each) => !each.acknowledged && !each.dropped)) await client.send(deed);
const stuck = await settle(installation);
const counts = await counted(installation);
const files = await messages(installation);
let lost = 0;
let doubled = 0;
const judge = (deed, wrong, what) => {
  if (wrong) say(`${what}: ${JSON.stringify(deed)}`);
  return wrong ? 1 : 0;
};
for (const deed of sent) {
  const count = counts.get(`${deed.kind} ${deed.name ?? deed.seats}`) ?? 0;
  const file = deed.kind === 'upload' ? files.get(deed.name) : null;
  const short = deed.kind === 'upload' && (file?.distinct_rows !== deed.rows || file?.told !== deed.rows);
  lost += judge(
    deed,
    deed.acknowledged && (count < 1 || short),
    `lost (${count} found, ${JSON.stringify(file)})`,
  );
  doubled += judge(
    deed,
    count > 1 || (file && file.rows > file.distinct_rows),
    `doubled (${count} found, ${JSON.stringify(file)})`,
  );
}
for (const due of dues) {
  const times = await timesDone(installation, due);
  lost += judge(due, times < 1, 'a time was lost');
  doubled += judge(due, times > 1, 'a time was done twice');
}
const broken = await brokenChains(installation);
server.kill('SIGTERM');
await died;
await installation.stop();
if (!args.directory) rmSync(directory, { recursive: true, force: true });

const acknowledged = sent.filter((deed) => deed.acknowledged).length;
const seconds = Math.round((performance.now() - started) / 100) / 10;
console.log(
  JSON.stringify({
    cycles,
    acknowledged,
    due: dues.length,
    lost,
    doubled,
    stuck,
    brokenChains: broken,
    seconds,
  }),
);
process.exit(lost || doubled || stuck || broken ? 1 : 0);
