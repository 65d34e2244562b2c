// `npm run audit:statements`: an installation with the demo is asked every registered document and brought files that
// correct one another; then every statement that its database was sent is audited. Prints those that are not in order
// with role and table, and ends with 1 if there are any.
import { once } from 'node:events';
import { parseArgs } from 'node:util';
import { ask, registeredDocuments } from '../conformance/documents.mjs';
import { bringAndTakeBack } from '../conformance/files.mjs';
import { spawnServer } from '../installation.mjs';
import { auditStatements, findingText, openLogged } from './audit.mjs';

const { values: args } = parseArgs({ options: { port: { type: 'string', default: '3760' } } });
const port = Number(args.port);
const base = `http://127.0.0.1:${port}`;
const { installation, log, close } = await openLogged('zuoxi-statements-');
let server;
try {
  server = spawnServer(installation, { port, env: { ZUOXI_DEMO: '1', ZUOXI_DEMO_DAYS: '4' } });
  await ready(server);
  const { office, facts, documents } = await registeredDocuments(base);
  for (const { path, token, operation, body } of documents)
    await ask(base, token, body, { path, key: `audit-${operation.name.value}` });
  const wrong = await bringAndTakeBack(base, office, facts);
  const { statements, findings } = await auditStatements(installation.adminUrl, log);
  for (const finding of findings) console.log(findingText(finding));
  if (wrong) console.log(wrong);
  console.log(`${documents.length} documents, ${statements} statements, ${findings.length} not in order`);
  process.exitCode = findings.length || wrong ? 1 : 0;
} finally {
  if (server?.exitCode === null) {
    const gone = once(server, 'exit');
    server.kill('SIGTERM');
    await gone;
  }
  await close();
}

async function ready(child) {
  const died = once(child, 'exit').then(() => Promise.reject(new Error('the server did not start')));
  const told = new Promise((resolve) => child.on('message', (message) => message === 'ready' && resolve()));
  await Promise.race([told, died]);
  died.catch(() => undefined);
}
