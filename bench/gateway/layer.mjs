// The GraphQL layer alone, in process: thirty rows of nine fields that are there already. Each server in a process of
// its own, so that none runs on what another has warmed up.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';

const servers = {
  'former server (Yoga)': ['peers/layer-yoga.mjs'],
  'Apollo Server, documents as they are read': ['layer-apollo.mjs', 'plain'],
  'Apollo Server, documents compiled': ['layer-apollo.mjs', 'compiled'],
};

async function run([file, ...args]) {
  const child = spawn(process.execPath, [fileURLToPath(new URL(file, import.meta.url)), ...args], {
    env: { ...process.env, NODE_ENV: 'production' },
    stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
  });
  const died = once(child, 'exit').then(([code]) => Promise.reject(new Error(`${file} ended with ${code}`)));
  died.catch(() => undefined);
  const [said] = await Promise.race([once(child, 'message'), died]);
  return said;
}

export async function measureLayer() {
  const rows = Object.keys(servers).map((name) => ({ name, node: [], pg: [0], bytes: 0 }));
  for (let pass = 0; pass < 2; pass += 1) {
    for (const row of rows) {
      const { milliseconds, bytes } = await run(servers[row.name]);
      row.node.push(milliseconds);
      row.bytes = bytes;
    }
  }
  return rows;
}
