#!/usr/bin/env node
// A command that does its work and ends: what the libraries log is for servers.
process.env.ZUOXI_LOG_LEVEL ??= 'silent';

const { main } = await import('../dist/main.js');
// Beside the code, and the same for whatever starts an installation; no package of its own.
const installations = new URL('../../../tools/installation.mjs', import.meta.url);
const openInstallation = async () => (await import(installations.href)).openInstallation();
const exitCode = await main(process.argv.slice(2), openInstallation);
// Said outright: hooks that end an embedded database on exit would answer with 0.
process.stdout.write('', () => process.exit(exitCode));
