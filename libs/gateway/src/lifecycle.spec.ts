import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { expect, test } from '@jest/globals';

// A process of its own: what is tried is whether it lives on.
test('a row that fails late, beside one that failed at once, does not end the process', async () => {
  const text = `
    import { buildSchema, execute, parse } from 'graphql';
    import { endGracefully } from '@zuoxi/gateway';
    endGracefully(async () => undefined);
    const schema = buildSchema('type Query { rows: [Row!] } type Row { a: Int! }');
    const late = { a: () => Promise.reject(new Error('late')) };
    const atOnce = { a: () => { throw new Error('at once'); } };
    execute({ schema, document: parse('{ rows { a } }'), rootValue: { rows: [late, atOnce] } });
    setTimeout(() => process.exit(7), 50);
  `;
  const child = spawn(process.execPath, ['--input-type=module', '-e', text], { cwd: process.cwd() });
  const [code] = (await once(child, 'exit')) as [number];
  expect(code).toBe(7);
}, 60_000);
