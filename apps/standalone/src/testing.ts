import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { DynamicModule, Type } from '@nestjs/common';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { createServer } from '@zuoxi/gateway';
import { ProviderService } from '@zuoxi/identity';
import type { Clock } from '@zuoxi/platform/calendar';
import type { ProviderContext } from '@zuoxi/platform/context';
import { LocalFileStorage } from '@zuoxi/platform/files';
import { JobQueue } from '@zuoxi/platform/jobs';
import { makeTestDatabase, TestClock, type TestDatabase } from '@zuoxi/platform/testing';
import { permissions, type Role } from '@zuoxi/vocabulary';
import { standaloneModule } from './app.module.js';

interface Answer<Body> {
  readonly status: number;
  readonly text: string;
  readonly body: Body;
  readonly headers: Record<string, unknown>;
  readonly cookies: readonly { name: string; value: string; [option: string]: unknown }[];
}

export interface GraphqlError {
  readonly message: string;
  readonly path?: readonly (string | number)[];
  readonly extensions: { code: string; kind: string; details: Record<string, unknown>; requestId: string };
}
export interface GraphqlBody {
  readonly data?: Record<string, unknown> | null;
  readonly errors?: readonly GraphqlError[];
}

/** The whole product behind its real edge, without a port. */
export interface TestServer<Time extends Clock = TestClock> {
  readonly app: NestFastifyApplication;
  /** Where its files lie. */
  readonly directory: string;
  readonly db: TestDatabase;
  readonly clock: Time;
  readonly jobs: JobQueue;
  post<Body = unknown>(url: string, payload: object, headers?: Record<string, string>): Promise<Answer<Body>>;
  get<Body = unknown>(url: string, headers?: Record<string, string>): Promise<Answer<Body>>;
  /** Sends a file as the console does. */
  upload<Body = unknown>(token: string, url: string, name: string, text: string): Promise<Answer<Body>>;
  /** One operation at the back office, or at a store's own endpoint. */
  graphql(
    token: string | null,
    query: string,
    variables?: object,
    over?: { store?: string; headers?: Record<string, string> },
  ): Promise<Answer<GraphqlBody>>;
  /** Any body at all, as a client could send it. */
  graphqlBody(token: string | null, body: unknown, over?: { store?: string }): Promise<Answer<GraphqlBody>>;
  /** A provider, as the context of its system with every permission. */
  aProvider(slug: string): Promise<ProviderContext>;
  /** Adds a person and signs them in. */
  aToken(
    ctx: ProviderContext,
    role: Role,
    over?: { storeId?: string; agentId?: string; email?: string },
  ): Promise<string>;
  close(): Promise<void>;
}

export const password = 'correct horse';

export const startServer = async (...more: Type[]): Promise<TestServer> =>
  startServerOn(await makeTestDatabase(), ...more);

/** On a database that is there; closing the server drops it. */
export const startServerOn = (db: TestDatabase, ...more: Type[]): Promise<TestServer> =>
  startServerAt(new TestClock(), db, ...more);

/** By a clock of the test's own. */
export async function startServerAt<Time extends Clock>(
  clock: Time,
  db: TestDatabase,
  ...more: Type[]
): Promise<TestServer<Time>> {
  const directory = await mkdtemp(join(tmpdir(), 'zuoxi-api-'));
  const root = process.cwd();
  const whole = standaloneModule(root, {
    databaseUrl: db.url,
    storage: new LocalFileStorage(directory),
    clock,
    masterKey: 'a key for tests alone',
    poolSize: 8,
  });
  const module: DynamicModule = { ...whole, imports: [...(whole.imports ?? []), ...more] };
  const close = async () => {
    await db.drop();
    await rm(directory, { recursive: true, force: true });
  };
  const app = await createServer(module, root).catch(async (error) => {
    await close();
    throw error;
  });
  const jobs = app.get(JobQueue, { strict: false });
  await jobs.open();

  const send = async <Body>(
    method: 'GET' | 'POST',
    url: string,
    payload: object | string | undefined,
    headers: object,
  ) => {
    const response = await app.inject({
      method,
      url,
      headers: { ...headers },
      ...(payload ? { payload } : {}),
    });
    const json = String(response.headers['content-type'] ?? '').includes('json');
    return {
      status: response.statusCode,
      text: response.body,
      body: (json ? JSON.parse(response.body) : null) as Body,
      headers: response.headers,
      cookies: response.cookies,
    };
  };
  const server: TestServer<Time> = {
    app,
    directory,
    db,
    clock,
    jobs,
    post: (url, payload, headers = {}) => send('POST', url, payload, headers),
    get: (url, headers = {}) => send('GET', url, undefined, headers),
    upload: (token, url, name, text) => {
      const boundary = 'the-boundary';
      const part = `--${boundary}\r\ncontent-disposition: form-data; name="file"; filename="${name}"\r\n\r\n`;
      return send('POST', url, `${part}${text}\r\n--${boundary}--\r\n`, {
        authorization: `Bearer ${token}`,
        'content-type': `multipart/form-data; boundary=${boundary}`,
      });
    },
    graphql: (token, query, variables = {}, { store, headers = {} } = {}) =>
      send(
        'POST',
        store ? `/stores/${store}/graphql` : '/graphql',
        { query, variables },
        { ...(token ? { authorization: `Bearer ${token}` } : {}), ...headers },
      ),
    graphqlBody: (token, body, { store } = {}) =>
      send('POST', store ? `/stores/${store}/graphql` : '/graphql', JSON.stringify(body), {
        'content-type': 'application/json',
        ...(token ? { authorization: `Bearer ${token}` } : {}),
      }),
    aProvider: async (slug) => ({
      ...(await app.get(ProviderService, { strict: false }).create(slug, slug)),
      permissions: [...permissions],
    }),
    aToken: async (ctx, role, { storeId, agentId, email = `${role}-${Math.random()}@x.cn` } = {}) => {
      const person = {
        name: role,
        email,
        password,
        role,
        storeId: storeId ?? null,
        agentId: agentId ?? null,
      };
      await app.get(ProviderService, { strict: false }).addPerson(ctx, person);
      const { body } = await server.post<{ accessToken: string }>('/auth/sign-in', { email, password });
      return body.accessToken;
    },
    close: async () => {
      await app.close();
      await close();
    },
  };
  return server;
}
