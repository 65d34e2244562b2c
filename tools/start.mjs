// Starts PostgreSQL, brings it up to date, loads the demo provider, then runs the standalone process.
import { anchorHourly } from './anchoring.mjs';
import { backUpDaily } from './backing-up.mjs';
import { retainHourly } from './retaining.mjs';
import { openInstallation, setupText, spawnServer } from './installation.mjs';

const port = Number(process.env.PORT ?? 3000);
const installation = await openInstallation({ fresh: process.argv.includes('--reset-demo') });
const { applied } = installation;
if (applied) console.log(`数据库已更新（${applied} 个迁移）· database migrated (${applied})`);

const server = spawnServer(installation, { port });
let endAnchoring = () => undefined;
let endRetaining = () => undefined;
let endBackingUp = () => undefined;
server.on('message', (message) => {
  if (message === 'ready') {
    endAnchoring = anchorHourly(installation);
    endRetaining = retainHourly(installation);
    endBackingUp = backUpDaily();
    console.log(`\n坐席 Zuoxi → http://127.0.0.1:${port}/\n`);
  } else if (message?.setup) console.log(setupText(message.setup, port));
  else if (message?.phase) console.log(message.phase);
  else if (message?.accounts) {
    console.log('演示账号 · demo accounts');
    for (const { role, email, password } of message.accounts)
      console.log(`  ${role.padEnd(18)} ${email.padEnd(34)} ${password}`);
  }
});
let stopping = false;
const stop = (signal) => {
  stopping = true;
  server.kill(signal);
};
process.on('SIGINT', () => stop('SIGTERM'));
process.on('SIGTERM', () => stop('SIGTERM'));
server.on('exit', async (code) => {
  endAnchoring();
  endRetaining();
  endBackingUp();
  await installation.stop();
  process.exit(stopping ? 0 : (code ?? 1));
});
