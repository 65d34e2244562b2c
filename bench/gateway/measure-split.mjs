// Five stores with their contracts: identity has the one, sales the other. The split deployment beside @apollo/gateway
// over the same processes; all of them are counted.
import { join } from 'node:path';
import { startSplit } from '../../tools/split.mjs';
import { round } from '../support.mjs';
import { inTurn, nodeOf, sender, whole } from './measure.mjs';
import { documents, freePort, registered } from './product.mjs';
import { endPeer, startPeer } from './peers.mjs';

const amount = { requests: 600, warmUp: 400 };

export async function measureSplit(product, bars) {
  const installation = product.installation();
  const port = 20_000 + Math.floor(Math.random() * 9_000);
  const env = { NODE_ENV: 'production', ZUOXI_DOCUMENTS: 'registered' };
  const split = await startSplit(installation, { port, env });
  let peer;
  try {
    const { edge, ...services } = split.processes;
    const servicePids = Object.values(services).map(({ pid }) => pid);
    const peerPort = await freePort();
    peer = await startPeer('apollo-gateway.mjs', {
      SUPERGRAPH: join(product.root, 'schema/supergraph.graphql'),
      PORTS: JSON.stringify(split.ports),
      CONTEXT: JSON.stringify(await product.contextOf(product.owner)),
      CONTEXT_KEYS: `1:${installation.contextSecret}`,
      PORT: String(peerPort),
    });
    const body = registered(documents.join.text);
    const peerBody = { query: documents.join.text };
    const token = product.owner;
    const { directory } = product;
    const [ours, theirs] = [
      (await sender(port, '/graphql')({ body, token })).text.trim(),
      (await sender(peerPort, '/')({ body: peerBody })).text.trim(),
    ];
    if (ours !== theirs) throw new Error(`two answers: ${ours.slice(0, 300)} / ${theirs.slice(0, 300)}`);
    const rows = await inTurn(
      [
        {
          name: 'the split deployment',
          port,
          path: '/graphql',
          pids: [edge.pid, ...servicePids],
          directory,
          makeRequest: () => ({ body, token }),
        },
        {
          name: '@apollo/gateway',
          port: peerPort,
          path: '/',
          pids: [peer.pid, ...servicePids],
          directory,
          makeRequest: () => ({ body: peerBody }),
        },
      ],
      amount,
    );
    bars['split with an entity join, all processes (ms)'] = [round(whole(rows[0]), 2), 6];
    bars['split, of @apollo/gateway'] = [round(whole(rows[0]) / whole(rows[1]), 2), round(1 / 1.2, 2)];
    return rows.map((row) => ({
      ...row,
      wholeMilliseconds: round(whole(row), 2),
      nodeMilliseconds: round(nodeOf(row), 2),
    }));
  } finally {
    if (peer) await endPeer(peer);
    await split.stop();
  }
}
