// `npm run start:split`: the edge and each service as a process of its own. SIGHUP replaces all of them, one by one,
// without a failed request.
import { once } from 'node:events';
import { openInstallation, spawnServer } from './installation.mjs';
import { startSplit } from './split.mjs';

const port = Number(process.env.PORT ?? 3000);
const installation = await openInstallation();

// The demo provider is loaded by the co-located process, which has every service at hand.
if (process.env.ZUOXI_DEMO !== '0') {
  const loader = spawnServer(installation, { port, env: { ZUOXI_DEMO: '1', ZUOXI_LOAD_ONLY: '1' } });
  loader.on('message', (message) => message?.phase && console.log(message.phase));
  const [code] = await once(loader, 'exit');
  if (code) process.exit(code);
}

const split = await startSplit(installation, { port });
console.log(`\n坐席 Zuoxi（分布部署）→ http://127.0.0.1:${port}/`);
for (const [name, at] of Object.entries(split.ports)) console.log(`  ${name.padEnd(14)} ${at}`);

process.on('SIGHUP', async () => {
  for (const name of Object.keys(split.processes)) {
    await split.restart(name);
    console.log(`${name}: 已替换 · replaced`);
  }
});
let stopping = false;
for (const signal of ['SIGINT', 'SIGTERM']) {
  process.on(signal, async () => {
    if (stopping) return;
    stopping = true;
    await split.stop();
    await installation.stop();
    process.exit(0);
  });
}
