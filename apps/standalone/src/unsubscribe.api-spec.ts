import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { UnsubscribeLinks } from '@zuoxi/notifications';
import { newId, type ProviderContext } from '@zuoxi/platform/context';
import { insertRow } from '@zuoxi/platform/testing';
import { startServer, type TestServer } from './testing.js';

let server: TestServer;
let ctx: ProviderContext;
const mailbox = newId();
const accountId = newId();

beforeAll(async () => {
  process.env['ZUOXI_PUBLIC_URL'] = 'https://zuoxi.example.com';
  server = await startServer();
  delete process.env['ZUOXI_PUBLIC_URL'];
  ctx = await server.aProvider('yunling');
  await insertRow(server.db, 'notifications.channel', {
    ...{ provider_id: ctx.providerId, id: mailbox, account_id: accountId, kind: 'mail', name: '', host: '' },
    ...{
      events: '{}',
      locale: 'en-US',
      next_send_at: new Date(),
      created_by: 'system',
      created_at: new Date(),
    },
  });
});
afterAll(() => server.close());

const linkTo = (kind: string) => {
  const links = server.app.get(UnsubscribeLinks, { strict: false });
  return new URL(links.urlOf({ providerId: ctx.providerId, id: mailbox }, kind) ?? '').pathname;
};
const ended = async () => {
  const { rows } = await server.db.admin.query<{ event: string }>(
    'select event from notifications.notice_choice where account_id = $1 and is_mailed = false',
    [accountId],
  );
  return rows.map(({ event }) => event);
};
const asMailProgramsAsk = {
  method: 'POST',
  headers: { 'content-type': 'application/x-www-form-urlencoded' },
  payload: 'List-Unsubscribe=One-Click',
} as const;

test('a link in a mail asks before it ends anything; one click in the mail program ends it', async () => {
  const url = linkTo('report.published');
  const looked = await server.app.inject({ url });
  expect([looked.statusCode, looked.headers['content-type']]).toEqual([200, 'text/html; charset=utf-8']);
  expect(looked.body).toContain('No more mail about “A daily report is out”?');
  expect(await ended()).toEqual([]);
  const done = await server.app.inject({ url, ...asMailProgramsAsk });
  expect([done.statusCode, await ended()]).toEqual([200, ['report.published']]);
});

test('all that may be ended ends by one link; what waits for a person stays', async () => {
  const done = await server.app.inject({ url: linkTo('all'), ...asMailProgramsAsk });
  expect(done.statusCode).toBe(200);
  expect(await ended()).toContain('contract.signed');
  expect(await ended()).not.toContain('appeal.filed');
});

test.each(['appeal.filed', 'contract.signed', 'all'])('a link ends nothing else (%s)', async (kind) => {
  const url = linkTo('report.published').replace('report.published', kind);
  expect((await server.app.inject({ url, ...asMailProgramsAsk })).statusCode).toBe(404);
});
