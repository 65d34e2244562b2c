// Backs the installation up once a day into the directory that ZUOXI_BACKUP_DIR names, for as long as this process runs.
// By the command line in a process of its own, which reads the backup back before it gives it its name: what lies there
// under a day's name was whole. Nothing is removed there; how many are kept is for whoever copies them elsewhere.
import { spawn } from 'node:child_process';
import { existsSync, mkdirSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { root } from './installation.mjs';

const hour = 3_600_000;

/** @returns a function that ends it */
export function backUpDaily(directory = process.env.ZUOXI_BACKUP_DIR) {
  if (!directory) return () => undefined;
  mkdirSync(resolve(directory), { recursive: true, mode: 0o700 });
  let going = null;
  const look = () => {
    const path = join(resolve(directory), `zuoxi-${new Date().toISOString().slice(0, 10)}.backup`);
    if (going || existsSync(path)) return;
    const command = [join(root, 'apps/cli/bin/zuoxi.mjs'), 'backup', '--check', '--out', path];
    going = spawn(process.execPath, command, { stdio: ['ignore', 'ignore', 'pipe'] });
    let said = '';
    going.stderr.on('data', (text) => (said += text));
    going.on('error', (error) => (said += error.message));
    going.on('close', (code) => {
      going = null;
      if (code !== 0)
        console.error(
          `备份未完成，一小时后重试 · no backup was made; tried again in an hour: ${said.trim()}`,
        );
    });
  };
  look();
  const timer = setInterval(look, hour);
  return () => {
    clearInterval(timer);
    going?.kill('SIGTERM');
  };
}
