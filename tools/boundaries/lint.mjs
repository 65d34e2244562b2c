// Lints texts as if they were files of the workspace: [{ path, text }] on stdin, what is said of each on stdout.
import { text } from 'node:stream/consumers';
import { createProjectGraphAsync } from '@nx/devkit';
import { ESLint } from 'eslint';

// Without a graph of the workspace the rule of boundaries skips itself with a warning.
await createProjectGraphAsync({ exitOnError: true });
const eslint = new ESLint();
const said = [];
for (const { path, text: code } of JSON.parse(await text(process.stdin))) {
  const [result] = await eslint.lintText(code, { filePath: path });
  said.push(result.messages.map(({ ruleId, message }) => `${ruleId}: ${message}`));
}
process.stdout.write(`\n${JSON.stringify(said)}`);
// Watchers of the workspace's graph would keep the process.
process.exit();
