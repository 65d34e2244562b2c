// What row-level security costs: the statements of three reads as the doors send them, and the same reads by somebody
// whom no policy binds, without role and context.
import pg from 'pg';
import { makePool } from '@zuoxi/platform/database';
import { postgresCpuSeconds, round } from '../support.mjs';

const runs = 2000;
const slug = 'nuancheng';

/** Listens to what clients send that are made from now on. @returns a function: the statements that a piece of work sends */
function listen() {
  let sent = [];
  const { query } = pg.Client.prototype;
  pg.Client.prototype.query = function (...args) {
    const [config, values] = args;
    const statement = typeof config === 'string' ? { text: config, values } : { ...config };
    sent.push({ client: this, statement });
    return query.apply(this, args);
  };
  return async (work) => {
    sent = [];
    await work();
    // The job queue asks meanwhile, on connections of its own.
    const client = sent.find(({ statement }) => /^begin/i.test(statement.text))?.client;
    if (!client) throw new Error('nothing was sent');
    return sent.filter((each) => each.client === client).map(({ statement }) => statement);
  };
}

/** @returns CPU milliseconds of PostgreSQL for a read, from two passes */
async function costOf(url, directory, statements) {
  const pool = makePool(url, 1);
  const client = await pool.connect();
  try {
    // In one go, as the doors do.
    const read = () =>
      Promise.all(statements.map(({ name, text, values }) => client.query({ name, text, values })));
    for (let warmUp = 0; warmUp < 200; warmUp += 1) await read();
    const before = postgresCpuSeconds(directory);
    for (let run = 0; run < runs; run += 1) await read();
    return ((postgresCpuSeconds(directory) - before) * 1000) / runs;
  } finally {
    client.release();
    await pool.end();
  }
}

const isOfScope = ({ text }) => /^set local app\.|set_config\('role'/.test(text);

export async function measureIsolation(product, bars) {
  const { directory } = product;
  const { adminUrl, databaseUrl } = product.installation();
  const sentBy = listen();
  const reads = await product.inServices(async (app, at) => {
    const { ScopeService } = await at('libs/identity/dist/session/scope.service.js');
    const { DailyReportService } = await at('libs/reporting/dist/index.js');
    const { ConversationService } = await at('libs/conversations/dist/conversation/conversation.service.js');
    const { StoreService } = await at('libs/identity/dist/index.js');
    const facts = { requestId: 'bench', locale: 'zh-CN', ip: null, userAgent: null, idempotencyKey: null };
    const ctx = await app.get(ScopeService).forStore(product.shop, facts, slug);
    const { storeId } = ctx;
    const latest = await app.get(DailyReportService).published(ctx, storeId);
    const conversations = () => app.get(ConversationService).list(ctx, { storeId, on: latest.on, first: 30 });
    return {
      'a shop': await sentBy(() => app.get(StoreService).findMany(ctx, [storeId])),
      '28 reports': await sentBy(() => app.get(DailyReportService).list(ctx, storeId, { first: 28 })),
      'rows of a day': await sentBy(conversations),
    };
  });
  const rows = [];
  for (const [name, statements] of Object.entries(reads)) {
    const free = statements.filter((statement) => !isOfScope(statement));
    const [bound, unbound] = [[], []];
    for (let pass = 0; pass < 2; pass += 1) {
      bound.push(await costOf(databaseUrl, directory, statements));
      unbound.push(await costOf(adminUrl, directory, free));
    }
    const mean = (values) => values.reduce((sum, each) => sum + each, 0) / values.length;
    const times = round(mean(bound) / mean(unbound), 2);
    bars[`row-level security, ${name}`] = [times, 1.25];
    rows.push({ name, statements: statements.length, bound, unbound, times });
  }
  return rows;
}
