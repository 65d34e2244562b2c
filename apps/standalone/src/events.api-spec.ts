import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { get, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';
import { newId, type ProviderContext } from '@zuoxi/platform/context';
import { startServer, type TestServer } from './testing.js';

let server: TestServer;
let ctx: ProviderContext;
let port: number;

beforeAll(async () => {
  server = await startServer();
  ctx = await server.aProvider('yunling');
  await server.app.listen(0, '127.0.0.1');
  port = (server.app.getHttpServer().address() as AddressInfo).port;
});
afterAll(() => server.close());

/** An open stream that has begun to speak. */
const open = (token: string) =>
  new Promise<{ status: number; ended: Promise<void>; hasEnded: () => boolean; close: () => void }>(
    (resolve) => {
      const request = get(
        { port, path: '/events', headers: { authorization: `Bearer ${token}` } },
        (response: IncomingMessage) => {
          let isOver = false;
          const ended = new Promise<void>((end) =>
            response.once('close', () => {
              isOver = true;
              end();
            }),
          );
          response.once('data', () =>
            resolve({
              status: response.statusCode as number,
              ended,
              hasEnded: () => isOver,
              close: () => request.destroy(),
            }),
          );
        },
      );
      request.on('error', () => undefined);
    },
  );

const accountOf = (email: string) => `(select id from identity.account where email = '${email}')`;

test.each<[string, (email: string, token: string) => Promise<unknown>]>([
  [
    'a membership that is revoked',
    (email) =>
      server.db.admin.query(
        `update identity.membership set revoked_at = now() where account_id = ${accountOf(email)}`,
      ),
  ],
  [
    'a person whose last day is over',
    (email) =>
      server.db.admin.query(
        `update identity.membership set ends_at = '2026-01-01' where account_id = ${accountOf(email)}`,
      ),
  ],
  [
    'a session that is ended',
    (_, token) => server.post('/auth/account/sessions/end', {}, { authorization: `Bearer ${token}` }),
  ],
  [
    'an account that is disabled',
    (email) =>
      server.db.admin.query(`update identity.account set disabled_at = now() where email = '${email}'`),
  ],
])('the stream of %s ends, and nobody else’s', async (_, revoke) => {
  const email = `${newId()}@x.example`;
  const other = await open(await server.aToken(ctx, 'auditor'));
  const token = await server.aToken(ctx, 'auditor', { email });
  const stream = await open(token);
  expect([stream.status, stream.hasEnded()]).toEqual([200, false]);
  const opened = Date.now();
  await revoke(email, token);
  await stream.ended;
  // By itself it would have ended after a minute.
  expect(Date.now() - opened).toBeLessThan(30_000);
  expect(other.hasEnded()).toBe(false);
  other.close();
  await other.ended;
});

test('a bell rings on the pages of whom it is for, of a shop too; of work they hear only who may', async () => {
  const email = `${newId()}@x.example`;
  const token = await server.aToken(ctx, 'agent', { email });
  const heard = new Promise<string>((resolve) => {
    const request = get(
      { port, path: '/events', headers: { authorization: `Bearer ${token}` } },
      (response) => {
        let text = '';
        response.on('data', (part: Buffer) => {
          text += String(part);
          if (!text.includes('event: bell')) return;
          request.destroy();
          resolve(text);
        });
        response.once('data', () =>
          server.db.admin.query(
            `insert into platform.bell (provider_id, account_id, rung_at)
           select $1, ${accountOf(email)}, now()`,
            [ctx.providerId],
          ),
        );
      },
    );
    request.on('error', () => undefined);
  });
  expect(await heard).not.toContain('event: task');
});
