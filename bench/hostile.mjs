// Documents that an attacker could send, each at three sizes, through the whole edge as somebody signed in who may send
// any document; and as nobody.
//
//   node bench/hostile.mjs
//
// Bar: each is refused within 50 ms (the median of five tries).
import { createServer } from '@zuoxi/gateway';
import { LocalFileStorage } from '@zuoxi/platform/files';
import { hostileDocuments } from '@zuoxi/platform/testing';
import { standaloneModule } from '../apps/standalone/dist/app.module.js';
import { makeSmallProvider } from '../tools/small-provider.mjs';
import { inFreshInstallation, judge, machine, round } from './support.mjs';

const before = machine();
const result = await inFreshInstallation(async (installation, directory) => {
  const { app: services, owner } = await makeSmallProvider(installation, ['one']);
  await services.close();
  const { root } = installation;
  const storage = new LocalFileStorage(directory);
  const module = standaloneModule(root, {
    databaseUrl: installation.databaseUrl,
    storage,
    masterKey: installation.masterKey,
  });
  const app = await createServer(module, root);
  const post = (url, payload, headers = {}) =>
    app.inject({
      method: 'POST',
      url,
      payload: JSON.stringify(payload),
      headers: { 'content-type': 'application/json', ...headers },
    });
  const { accessToken } = (await post('/auth/sign-in', owner)).json();
  const timed = async (payload, headers) => {
    const times = [];
    for (let i = 0; i < 5; i += 1) {
      const began = performance.now();
      const { statusCode, body } = await post('/graphql', payload, headers);
      times.push(performance.now() - began);
      if (statusCode >= 500 || !body.includes('"errors"'))
        throw new Error(`not refused: ${body.slice(0, 200)}`);
    }
    return times.sort((a, b) => a - b)[2];
  };
  const rows = [];
  for (const { kind, body } of hostileDocuments) {
    const signedIn = [];
    for (const n of [30, 60, 120]) {
      signedIn.push(round(await timed(body(n), { authorization: `Bearer ${accessToken}` })));
    }
    rows.push({ kind, signedInMs: signedIn, anonymousMs: round(await timed(body(120))) });
  }
  await app.close();
  return rows;
});
const slowest = (of) => Math.max(...result.flatMap(of));
judge(
  {
    before,
    kinds: result.length,
    slowest: [...result].sort((a, b) => Math.max(...b.signedInMs) - Math.max(...a.signedInMs)).slice(0, 5),
  },
  {
    'signed in': [slowest(({ signedInMs }) => signedInMs), 50],
    anonymous: [slowest(({ anonymousMs }) => [anonymousMs]), 50],
  },
);
