// A server that the product is measured against, as a process of its own.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';

export async function startPeer(file, env) {
  const child = spawn(process.execPath, [fileURLToPath(new URL(`peers/${file}`, import.meta.url))], {
    env: { ...process.env, NODE_ENV: 'production', GRAPHILE_ENV: 'production', ...env },
    stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
  });
  const died = once(child, 'exit').then(([code]) => Promise.reject(new Error(`${file} ended with ${code}`)));
  died.catch(() => undefined);
  await Promise.race([once(child, 'message'), died]);
  return child;
}

export const endPeer = async (child) => {
  if (child.exitCode !== null) return;
  const gone = once(child, 'exit');
  child.kill('SIGKILL');
  await gone;
};
