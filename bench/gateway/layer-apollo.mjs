// The product's own Apollo Server with everything that is ours round it; see `layer.mjs`.
import { makeExecutableSchema } from '@graphql-tools/schema';
import { anonymousContext } from '@zuoxi/platform/context';
import { apolloHandler } from '../../libs/gateway/dist/edge/apollo.js';
import { executionOf } from '../../libs/gateway/dist/edge/co-located.js';
import { compiledExecution } from '../../libs/gateway/dist/edge/compiled.js';
import { measureOperations, query, resolvers, sdl } from './layer-case.mjs';

const plain = executionOf(makeExecutableSchema({ typeDefs: sdl, resolvers }));
const execution = process.argv[2] === 'compiled' ? compiledExecution(plain) : plain;
const handler = await apolloHandler(execution, {
  mode: 'registered',
  hasData: true,
  admit: () => ({ text: query, reviewed: 'by-us' }),
});
const facts = { requestId: 'bench', locale: 'zh-CN', ip: null, userAgent: null, idempotencyKey: null };
const body = { extensions: { persistedQuery: { version: 1, sha256Hash: 'bench' } } };
await measureOperations(async () => {
  const edge = { ctx: anonymousContext(facts), deadlineAt: Date.now() + 15_000 };
  return (await handler.answer(body, undefined, edge)).body;
});
