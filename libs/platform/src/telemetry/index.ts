import { pino } from 'pino';
import { collectDefaultMetrics, Counter, Histogram, Registry } from 'prom-client';

/** Secrets and personal data have no business in a log. */
const redact = [
  'password',
  '*.password',
  'token',
  '*.token',
  'secret',
  '*.secret',
  'req.headers.authorization',
  'req.headers.cookie',
  'phone',
  '*.phone',
  'email',
  '*.email',
];

export const logger = pino({
  level: process.env['ZUOXI_LOG_LEVEL'] ?? (process.env['NODE_ENV'] === 'test' ? 'silent' : 'info'),
  redact,
  base: undefined,
  timestamp: pino.stdTimeFunctions.isoTime,
});

export const metrics = new Registry();
collectDefaultMetrics({ register: metrics });

export const operationSeconds = new Histogram({
  name: 'zuoxi_operation_seconds',
  help: 'GraphQL operations by name and outcome.',
  labelNames: ['operation', 'outcome'],
  buckets: [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5],
  registers: [metrics],
});

export const jobsHandled = new Counter({
  name: 'zuoxi_jobs_total',
  help: 'Jobs by queue and outcome.',
  labelNames: ['queue', 'outcome'],
  registers: [metrics],
});
