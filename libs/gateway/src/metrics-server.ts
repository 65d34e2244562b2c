import { createServer } from 'node:http';
import { logger, metrics } from '@zuoxi/platform/telemetry';

/**
 * `GET /metrics` for whoever operates the installation, on a port of its own (`ZUOXI_METRICS_PORT`; without it nothing
 * listens) that the public edge does not lead to. On 127.0.0.1 unless `ZUOXI_METRICS_HOST` says where else.
 */
export async function serveMetrics(): Promise<void> {
  const port = Number(process.env['ZUOXI_METRICS_PORT'] ?? 0);
  if (!port) return;
  const server = createServer((request, response) => {
    if (request.method !== 'GET' || request.url !== '/metrics') return void response.writeHead(404).end();
    metrics.metrics().then(
      (text) => response.writeHead(200, { 'content-type': metrics.contentType }).end(text),
      () => response.writeHead(500).end(),
    );
    return undefined;
  });
  const host = process.env['ZUOXI_METRICS_HOST'] ?? '127.0.0.1';
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    // A process that is being replaced and its successor may both be asked.
    server.listen({ port, host, reusePort: process.env['ZUOXI_REUSE_PORT'] === '1' }, resolve);
  });
  // What is counted is no reason to stay.
  server.unref();
  logger.info({ port, host }, 'metrics');
}
