// @apollo/gateway over the product's own services, each call signed as they ask for it. Who calls is told, not found
// out: it does less than the product's edge.
import { readFileSync } from 'node:fs';
import { ApolloGateway } from '@apollo/gateway';
import { ApolloServer } from '@apollo/server';
import { startStandaloneServer } from '@apollo/server/standalone';
import { ContextKeys, contextHeader } from '../../../libs/gateway/dist/split/signed-context.js';

const { SUPERGRAPH, PORTS, CONTEXT, CONTEXT_KEYS, PORT } = process.env;
const ports = JSON.parse(PORTS);
const ctx = JSON.parse(CONTEXT);
const keys = new ContextKeys(CONTEXT_KEYS);
process.once('disconnect', () => process.exit(0));

const gateway = new ApolloGateway({
  supergraphSdl: readFileSync(SUPERGRAPH, 'utf8'),
  buildService: ({ name }) => {
    const audience = name.toLowerCase();
    return {
      async process({ request: { query, variables, operationName } }) {
        const body = JSON.stringify({ query, variables, operationName });
        const call = { audience, method: 'POST', path: '/subgraph', body };
        const response = await fetch(`http://127.0.0.1:${ports[audience]}/subgraph`, {
          method: 'POST',
          headers: {
            'content-type': 'application/json',
            [contextHeader]: keys.sign(ctx, call, Date.now() + 15_000),
          },
          body,
        });
        return response.json();
      },
    };
  },
});
await startStandaloneServer(new ApolloServer({ gateway }), {
  listen: { port: Number(PORT), host: '127.0.0.1' },
});
process.send('ready');
