import {
  createSplitEdge,
  documentMode,
  endGracefully,
  listenOptions,
  neighboursOfEnvironment,
  serveMetrics,
} from '@zuoxi/gateway';
import { logger } from '@zuoxi/platform/telemetry';

const app = await createSplitEdge({
  root: process.env['ZUOXI_ROOT'] ?? process.cwd(),
  mode: documentMode(),
  neighbours: neighboursOfEnvironment(),
  trustProxy: process.env['ZUOXI_TRUST_PROXY'] === '1',
});
endGracefully(() => app.close());
await serveMetrics();
const address = listenOptions(3000);
await app.listen(address);
logger.info({ port: address.port }, 'ready');
process.send?.('ready');
process.once('disconnect', () => process.kill(process.pid, 'SIGTERM'));
