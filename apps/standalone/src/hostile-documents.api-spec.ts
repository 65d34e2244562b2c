import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { metrics } from '@zuoxi/platform/telemetry';
import { aStore, hostileDocuments } from '@zuoxi/platform/testing';
import { startServer, type TestServer } from './testing.js';

let server: TestServer;
let owner: string;

beforeAll(async () => {
  process.env['ZUOXI_DOCUMENTS'] = 'open';
  server = await startServer();
  const { ctx } = await aStore(server.db, await server.aProvider('yunling'), { slug: 'nuancheng' });
  owner = await server.aToken(ctx, 'provider-owner');
});
afterAll(async () => {
  delete process.env['ZUOXI_DOCUMENTS'];
  await server.close();
});

const codesOf = (body: { errors?: readonly { extensions: { code: string } }[] }) =>
  new Set(body.errors?.map(({ extensions }) => extensions.code));

describe('a hostile document, where any document may be sent', () => {
  test.each(hostileDocuments)('is refused at every size: $kind', async ({ body }) => {
    for (const n of [30, 60, 120]) {
      const answer = await server.graphqlBody(owner, body(n));
      expect(answer.status).toBeLessThan(500);
      expect(answer.body.data ?? null).toBeNull();
      const codes = codesOf(answer.body);
      expect(codes.size).toBeGreaterThan(0);
      for (const code of codes) {
        expect(['DOCUMENT_TOO_LARGE', 'DOCUMENT_NOT_REGISTERED', 'REQUEST_REFUSED']).toContain(code);
      }
      // What was sent does not come back.
      expect(answer.text.length).toBeLessThan(4000);
    }
  });

  test.each(hostileDocuments)('is not even read when nobody is known to send it: $kind', async ({ body }) => {
    const answer = await server.graphqlBody(null, body(60));
    expect([...codesOf(answer.body)]).toEqual(['UNAUTHENTICATED']);
    expect(answer.body.data).toBeUndefined();
  });
});

describe('metrics', () => {
  test('are not on the public port', async () => {
    const { text } = await server.get('/metrics');
    expect(text).not.toContain('zuoxi_operation_seconds');
  });

  test('have no label that a client chose', async () => {
    const before = (await metrics.metrics()).length;
    for (let i = 0; i < 20; i += 1) {
      await server.graphql(owner, `query Chosen${i} { me { id } }`);
      await server.graphql(null, `query Chosen${i} { me { id } }`);
    }
    const text = await metrics.metrics();
    expect(text).not.toContain('Chosen');
    expect(text).toContain('operation="ad-hoc"');
    expect(text.length).toBeLessThan(before + 2000);
  });
});

describe('a request that is none', () => {
  const send = (
    method: 'GET' | 'POST' | 'PUT',
    url: string,
    headers: Record<string, string>,
    payload?: string,
  ) =>
    server.app.inject({
      method,
      url,
      headers: { authorization: `Bearer ${owner}`, ...headers },
      ...(payload === undefined ? {} : { payload }),
    });

  test.each(['/graphql', '/stores/nuancheng/graphql'])('%s', async (url) => {
    const document = '{"query":"{ me { id } }"}';
    const cases: [string, Awaited<ReturnType<typeof send>>][] = [
      ['no type', await send('POST', url, {}, document)],
      [
        'a form',
        await send(
          'POST',
          url,
          { 'content-type': 'application/x-www-form-urlencoded' },
          'query=%7Bme%7Bid%7D%7D',
        ),
      ],
      ['a text', await send('POST', url, { 'content-type': 'text/plain' }, document)],
      [
        'another document type',
        await send('POST', url, { 'content-type': 'application/graphql' }, '{ me { id } }'),
      ],
      ['a type that is nonsense', await send('POST', url, { 'content-type': ';;;' }, document)],
    ];
    for (const [name, answer] of cases) {
      expect([name, answer.statusCode]).toEqual([name, 415]);
      expect(answer.json()).toMatchObject({ errors: [{ extensions: { code: 'REQUEST_REFUSED' } }] });
    }
    const get = await send('GET', `${url}?query=%7Bme%7Bid%7D%7D`, { accept: 'application/json' });
    expect([get.statusCode, get.headers['allow']]).toEqual([405, 'POST']);
    const charset = await send('POST', url, { 'content-type': 'application/json; charset=utf-8' }, document);
    expect(charset.statusCode).toBe(200);
  });
});

describe('what every answer says about itself', () => {
  const of = (method: 'GET' | 'POST', url: string, headers: Record<string, string> = {}) =>
    server.app.inject({ method, url, headers });

  test.each<['GET' | 'POST', string]>([
    ['GET', '/livez'],
    ['GET', '/graphql'],
    ['POST', '/graphql'],
    ['POST', '/auth/sign-in'],
    ['GET', '/share/nothing'],
    ['GET', '/share/nothing/document'],
    ['GET', '/files/nothing'],
    ['POST', '/files/imports'],
    ['POST', '/exports'],
    ['GET', '/events'],
  ])('%s %s: kept by nobody, framed by nobody, loading nothing', async (method, url) => {
    const { headers, statusCode } = await of(method, url);
    expect(statusCode).toBeLessThan(500);
    expect(headers).toMatchObject({
      'cache-control': 'no-store',
      'x-content-type-options': 'nosniff',
      'referrer-policy': 'no-referrer',
      'x-frame-options': 'DENY',
    });
    expect(headers['content-security-policy']).toContain("default-src 'none'");
    expect(headers['content-security-policy']).toContain("frame-ancestors 'none'");
  });
});
