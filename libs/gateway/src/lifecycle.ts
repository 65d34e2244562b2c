import { setTimeout as sleep } from 'node:timers/promises';
import { logger } from '@zuoxi/platform/telemetry';
import type { FastifyInstance } from 'fastify';

/** Nothing that a process still does may keep it longer. */
const patienceMilliseconds = 10_000;

const ends = new AbortController();
/** Whether this process is told to end; the signal is for what would otherwise go on for long. */
export const lifecycle = {
  get ending(): boolean {
    return ends.signal.aborted;
  },
  signal: ends.signal,
};

/**
 * On SIGTERM or SIGINT: no longer ready, and every answer asks its client to come back on another connection; then
 * nothing more is accepted, what runs is finished, and the process ends with 0.
 *
 * @param drainMilliseconds how long it still answers, so that whoever balances has seen that it is not ready
 */
export function endGracefully(
  close: () => Promise<void>,
  drainMilliseconds = Number(process.env['ZUOXI_DRAIN_MS'] ?? 0),
): void {
  const end = async () => {
    if (lifecycle.ending) return;
    ends.abort();
    setTimeout(() => process.exit(1), drainMilliseconds + patienceMilliseconds).unref();
    await sleep(drainMilliseconds);
    await close();
    process.exit(0);
  };
  for (const signal of ['SIGTERM', 'SIGINT'] as const) process.on(signal, () => void end());
  outliveStrayRejections();
}

/**
 * One answer that fails does not take all the others with it. When a row of a list fails at once, graphql-js leaves the
 * promises of the rows before it to themselves; Node would end the process for the first of them that fails as well.
 */
function outliveStrayRejections(): void {
  process.on('unhandledRejection', (reason) => {
    logger.error(
      { error: String((reason as Error | undefined)?.stack ?? reason) },
      'a rejection that nobody awaited',
    );
  });
}

/** Registered before the process listens. */
export function closesConnectionsWhenEnding(fastify: FastifyInstance): void {
  fastify.addHook('onSend', async (_request, reply) => {
    if (lifecycle.ending) reply.header('connection', 'close');
  });
}

/**
 * Where the process listens, by its environment. With `ZUOXI_REUSE_PORT` a second one may take the same port, so that
 * it can be replaced without a gap.
 */
export const listenOptions = (defaultPort: number) => ({
  port: Number(process.env['PORT'] ?? defaultPort),
  host: process.env['HOST'] ?? '127.0.0.1',
  reusePort: process.env['ZUOXI_REUSE_PORT'] === '1',
});
