// `npm run start:split`: the edge and each service as a process of its own. SIGHUP replaces all of them, one by one,
// without a failed request.
import { once } from 'node:events';
import { anchorHourly } from './anchoring.mjs';
import { backUpDaily } from './backing-up.mjs';
import { retainHourly } from './retaining.mjs';
import { openInstallation, setupText, spawnServer } from './installation.mjs';
import { startSplit } from './split.mjs';

const port = Number(process.env.PORT ?? 3000);
const installation = await openInstallation();

// The demo provider is loaded, or the set-up link of an empty installation made, by the co-located process, which has
// every service at hand.
const loader = spawnServer(installation, { port, env: { ZUOXI_LOAD_ONLY: '1' } });
let setup;
loader.on('message', (message) => {
  if (message?.phase) console.log(message.phase);
  setup ??= message?.setup;
});
const [code] = await once(loader, 'exit');
if (code) process.exit(code);

const split = await startSplit(installation, { port });
const endAnchoring = anchorHourly(installation);
const endRetaining = retainHourly(installation);
const endBackingUp = backUpDaily();
console.log(`\n坐席 Zuoxi（分布部署）→ http://127.0.0.1:${port}/`);
for (const [name, at] of Object.entries(split.ports)) console.log(`  ${name.padEnd(14)} ${at}`);
if (setup) console.log(setupText(setup, port));

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
    endAnchoring();
    endRetaining();
    endBackingUp();
    await split.stop();
    await installation.stop();
    process.exit(0);
  });
}
