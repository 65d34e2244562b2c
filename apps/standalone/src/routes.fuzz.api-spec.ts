import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { request } from 'node:http';
import type { AddressInfo } from 'node:net';
import { newId, type ProviderContext } from '@zuoxi/platform/context';
import { aStore } from '@zuoxi/platform/testing';
import { getMetadataStorage } from 'class-validator';
import type { FastifyInstance, HTTPMethods } from 'fastify';
import { startServer, type TestServer } from './testing.js';

const seed = Number(process.env['ZUOXI_FUZZ_SEED'] ?? 20261122);
const requestsOfRoute = 20;
const atOnce = 4;

interface Route {
  readonly method: string;
  readonly url: string;
}
interface Sent extends Route {
  readonly headers: Record<string, string>;
  readonly body: Buffer;
}

let server: TestServer;
let ctx: ProviderContext;
let port: number;
let storeId: string;

beforeAll(async () => {
  server = await startServer();
  const store = await aStore(server.db, await server.aProvider('yunling'), { slug: 'nuancheng' });
  ctx = store.ctx;
  storeId = store.id;
  await server.app.listen(0, '127.0.0.1');
  port = (server.app.getHttpServer().address() as AddressInfo).port;
});
afterAll(() => server.close());

/** Every route that the server has, read from its own router. */
function routes(): Route[] {
  const fastify = server.app.getHttpAdapter().getInstance() as unknown as FastifyInstance;
  const path: string[] = [];
  const found: Route[] = [];
  for (const line of fastify.printRoutes({ commonPrefix: false }).split('\n')) {
    const [, indent, text, methods] = /^([│├└─ ]*)(.*?)(?: \(([A-Z, ]+)\))?$/.exec(line) ?? [];
    if (!text || indent === undefined) continue;
    const depth = Math.round(indent.length / 4) - 1;
    path.length = depth;
    path[depth] = text;
    for (const method of methods?.split(', ') ?? []) found.push({ method, url: path.join('') });
  }
  for (const { method, url } of found)
    expect([url, fastify.hasRoute({ method: method as HTTPMethods, url })]).toEqual([url, true]);
  return found;
}

/** Mulberry32. */
function randomOf(start: number): () => number {
  let state = start;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

/** Names that inputs of the product have, so that what is wrong is the value. */
const names = [
  ...new Set(
    [
      ...(
        getMetadataStorage() as unknown as { validationMetadatas: Map<unknown, { propertyName: string }[]> }
      ).validationMetadatas.values(),
    ].flatMap((all) => all.map(({ propertyName }) => propertyName)),
  ),
  ...['list', 'title', 'format', 'document', 'variables', 'rows', 'columns', 'sort', 'query', 'documentId'],
  ...['storeId', 'kind', 'preset', 'mapping', 'on', 'asOf', 'modified', 'signature', 'version'],
  ...['__proto__', 'constructor', 'toString'],
];

class Generator {
  constructor(
    private readonly random: () => number,
    private readonly token: string,
  ) {}

  pick<T>(values: readonly T[]): T {
    return values[Math.floor(this.random() * values.length)] as T;
  }
  private chance = (of: number) => this.random() < of;

  private text(): string {
    return this.pick<() => string>([
      () => '',
      () => 'x',
      newId,
      () => storeId,
      () => 'nuancheng',
      () => 'conversations',
      () => '\u0000',
      () => '\ud800',
      () => '你好🙂',
      () => '../../etc/passwd',
      () => "'; drop table x; --",
      () => '%00%ff',
      () => 'a'.repeat(5000),
      () => '9'.repeat(400),
      () => '2026-13-45',
      () => '0001-01-01T00:00:00Z',
      () => `${newId()}.${'A'.repeat(43)}`,
      () => '{"a":',
      () => '[[[[',
    ])();
  }

  private value(depth = 0): unknown {
    return this.pick<() => unknown>([
      () => this.text(),
      () => this.text(),
      () => null,
      () => true,
      () => this.pick([0, -1, 1e308, -1e308, 2 ** 63, 1.5, Number.MAX_SAFE_INTEGER]),
      () => (depth > 3 ? [] : Array.from({ length: 3 }, () => this.value(depth + 1))),
      () => (depth > 3 ? {} : this.object(depth + 1)),
    ])();
  }

  private object(depth = 0): Record<string, unknown> {
    const entries = Array.from({ length: 1 + Math.floor(this.random() * 6) }, () => [
      this.pick(names),
      this.value(depth),
    ]);
    return Object.fromEntries(entries) as Record<string, unknown>;
  }

  private json(): string {
    return this.pick<() => string>([
      () => JSON.stringify(Object.fromEntries(names.map((name) => [name, this.text()]))),
      () => JSON.stringify(Object.fromEntries(names.map((name) => [name, this.value()]))),
      () => JSON.stringify(this.object()),
      () => JSON.stringify(this.object()),
      () => JSON.stringify(this.value()),
      () => '[]',
      () => '',
      () => JSON.stringify(this.object()).slice(0, -2),
      () => `{"a":${'['.repeat(100_000)}${']'.repeat(100_000)}}`,
      () => `${'{"a":'.repeat(20_000)}1${'}'.repeat(20_000)}`,
      () => `{"${this.pick(names)}":${'9'.repeat(2000)},"b":1e400,"c":-0}`,
      () => '{"__proto__":{"a":1},"constructor":{"prototype":{"a":1}}}',
      () => '\ufeff{}',
      () => 'x'.repeat(1_200_000),
    ])();
  }

  private multipart(): Buffer {
    const part = `--edge\r\nContent-Disposition: form-data; name="file"; filename="${this.pick(['a.csv', 'a.json', 'a.xlsx', '', '../a', 'a\u0000.csv'])}"\r\nContent-Type: text/csv\r\n\r\n`;
    const content = this.pick<() => string>([
      () => 'a,b\n1,2\n',
      () => `${'['.repeat(300_000)}`,
      () => '{"a":'.repeat(50_000),
      () => `PK\u0003\u0004${this.text()}`,
      () => '\u0000'.repeat(1000),
      () => `"${'x'.repeat(100_000)}`,
      () => '',
    ])();
    const end = this.pick(['\r\n--edge--\r\n', '', '\r\n--edge', '\r\n--other--\r\n', '\r\n--edge\r\n']);
    return Buffer.from(
      this.pick([part + content + end, content, part.slice(0, 30), `--edge--\r\n`]),
      'latin1',
    );
  }

  private body(): { type: string | null; body: Buffer } {
    return this.pick<() => { type: string | null; body: Buffer }>([
      () => ({ type: 'application/json', body: Buffer.from(this.json()) }),
      () => ({ type: 'application/json', body: Buffer.from(this.json()) }),
      () => ({ type: 'application/json', body: Buffer.from(this.json()) }),
      () => ({ type: 'multipart/form-data; boundary=edge', body: this.multipart() }),
      () => ({ type: 'multipart/form-data; boundary=edge', body: this.multipart() }),
      () => ({ type: 'multipart/form-data', body: this.multipart() }),
      () => ({
        type: this.pick([
          'text/plain',
          'application/x-www-form-urlencoded',
          'application/json; charset=utf-16',
          'application/json;;;',
          'multipart/mixed',
          ';;;',
          'x',
          '*/*',
          'application/octet-stream',
        ]),
        body: Buffer.from(this.json()),
      }),
      () => ({ type: null, body: Buffer.from(this.json()) }),
      () => ({ type: 'application/json', body: Buffer.from([0xff, 0xfe, 0x00, 0xc3, 0x28]) }),
    ])();
  }

  private part(): string {
    const text = this.text();
    const wellFormed = text.toWellFormed();
    return this.pick([encodeURIComponent(wellFormed), '%00', '%ff', '%', newId(), 'png', 'pdf', '1', '-1']);
  }

  request({ method, url }: Route): Sent {
    const path = url.replaceAll(/:[A-Za-z]+|\*/g, () => this.part().slice(0, 3000));
    const query = this.chance(0.6)
      ? `?${Array.from({ length: 4 }, () => `${encodeURIComponent(this.pick(names))}${this.pick(['=', '[]=', '[a]=', ''])}${this.part().slice(0, 1000)}`).join('&')}`
      : '';
    const usual = `?storeId=${storeId}&kind=conversations`;
    const { type, body } = this.body();
    const headers: Record<string, string> = {
      ...(method === 'GET' || method === 'HEAD' ? {} : { 'content-length': String(body.length) }),
      ...(type === null ? {} : { 'content-type': type }),
      ...(this.chance(0.8)
        ? {
            authorization: this.pick([
              `Bearer ${this.token}`,
              `Bearer ${this.token}`,
              'Bearer x.y.z',
              'Basic x',
            ]),
          }
        : {}),
      ...(this.chance(0.3) ? { 'x-store': this.pick(['nuancheng', 'x', '%00', 'a'.repeat(500)]) } : {}),
      ...(this.chance(0.3)
        ? { cookie: this.pick(['zuoxi-refresh=x', `zuoxi-refresh=${newId()}.x`, ';;=', 'a'.repeat(3000)]) }
        : {}),
      ...(this.chance(0.3) ? { 'accept-language': this.pick(['en', ';;;', '*', 'zh-CN;q=9']) } : {}),
      ...(this.chance(0.3) ? { 'idempotency-key': this.pick(['x', 'a'.repeat(500)]) } : {}),
      ...(this.chance(0.2) ? { accept: this.pick(['', 'text/event-stream', 'x', '*/*;q=x']) } : {}),
      ...(this.chance(0.2) ? { range: this.pick(['bytes=0-', 'bytes=9-1', 'x']) } : {}),
    };
    return { method, url: path + (this.chance(0.4) ? usual : query), headers, body };
  }
}

/** The status; a stream is left as soon as it begins. Null: the connection was closed without an answer. */
const send = ({ method, url, headers, body }: Sent): Promise<number | null> =>
  new Promise((resolve) => {
    const sent = request({ port, method, path: url, headers, agent: false }, (response) => {
      resolve(response.statusCode ?? null);
      response.on('error', () => undefined);
      sent.destroy();
    });
    sent.on('error', () => resolve(null));
    sent.setTimeout(10_000, () => resolve(599));
    if (method === 'HEAD' || method === 'GET') sent.end();
    else sent.end(body);
  });

test('no request to any route makes it fail', async () => {
  const all = routes();
  expect(all.length).toBeGreaterThan(35);
  const failed: unknown[] = [];
  let answered = 0;
  let token = '';
  for (const [index, route] of all.entries()) {
    // Some of them end the session, or lock the address out.
    await server.db.admin.query('delete from identity.attempt');
    const me = token ? await server.graphql(token, '{ me { id } }') : null;
    if (!me?.body.data) token = await server.aToken(ctx, 'provider-owner');
    const generator = new Generator(randomOf(seed + index), token);
    const requests = Array.from({ length: requestsOfRoute }, () => generator.request(route));
    for (let next = 0; next < requests.length; next += atOnce)
      await Promise.all(
        requests.slice(next, next + atOnce).map(async (each) => {
          const status = await send(each);
          if (status !== null) answered += 1;
          if (status !== null && status >= 500)
            failed.push({
              ...{ status, route: `${route.method} ${route.url}`, url: each.url.slice(0, 200) },
              ...{ headers: each.headers, body: each.body.toString('latin1').slice(0, 200) },
            });
        }),
      );
  }
  expect(failed).toEqual([]);
  expect(answered).toBeGreaterThan(all.length * requestsOfRoute * 0.9);
}, 120_000);

test('fields of what a caller may not see are refused by name, not by failing', async () => {
  const limited = await server.aToken(ctx, 'provider-owner', { storeId });
  for (const query of [
    `{ members { edges { node { name store { slug } } } } invitations { edges { node { store { slug } } } }
       apiKeys { edges { node { store { slug } } } } }`,
    '{ auditEntries(first: 50) { edges { node { actorName store { slug } } } } }',
  ]) {
    const { body } = await server.graphql(limited, query);
    expect(body.errors?.map(({ extensions }) => extensions.code) ?? []).not.toContain('INTERNAL');
  }
});
