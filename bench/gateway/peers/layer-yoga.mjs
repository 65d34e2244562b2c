// The server that answered before, as it was set up, without what was ours in it; see `../layer.mjs`.
import { createSchema, createYoga } from 'graphql-yoga';
import { measureOperations, query, resolvers, sdl } from '../layer-case.mjs';

const yoga = createYoga({
  schema: createSchema({ typeDefs: sdl, resolvers }),
  graphqlEndpoint: '/graphql',
  graphiql: false,
  landingPage: false,
  batching: false,
  logging: false,
  cors: false,
  maskedErrors: { maskError: (error) => error },
});
const init = {
  method: 'POST',
  headers: { 'content-type': 'application/json' },
  body: JSON.stringify({ query }),
};
await measureOperations(async () => (await yoga.fetch('http://bench/graphql', init)).text());
