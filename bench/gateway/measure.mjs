// What a request costs: CPU of the processes that answer it and of PostgreSQL, over many requests on four kept
// connections. The clock on the wall says how busy the machine was; CPU says what the answer took.
import { readFileSync } from 'node:fs';
import { Agent, request } from 'node:http';
import { postgresCpuSeconds, processTimes, round, ticksPerSecond } from '../support.mjs';

const connections = 4;

/** Sends one body and reads the whole answer. */
export const sender = (port, path) => {
  const agent = new Agent({ keepAlive: true, maxSockets: connections });
  return ({ body, token, headers }) =>
    new Promise((resolve, reject) => {
      const payload = Buffer.from(JSON.stringify(body));
      const sent = request(
        {
          agent,
          port,
          path,
          host: '127.0.0.1',
          method: 'POST',
          headers: {
            'content-type': 'application/json',
            'content-length': payload.length,
            ...(token ? { authorization: `Bearer ${token}` } : {}),
            ...headers,
          },
        },
        (response) => {
          const parts = [];
          response.on('data', (part) => parts.push(part));
          response.on('end', () =>
            resolve({ status: response.statusCode, text: Buffer.concat(parts).toString() }),
          );
          response.on('error', reject);
        },
      );
      sent.on('error', reject);
      sent.end(payload);
    });
};

/** @returns the length of the last answer, in bytes */
async function send(ask, makeRequest, count, from) {
  let next = from;
  let bytes = 0;
  const work = async () => {
    while (next < from + count) {
      const { status, text } = await ask(makeRequest(next++));
      if (status !== 200 || text.includes('"errors":')) throw new Error(`${status} ${text.slice(0, 400)}`);
      bytes = Buffer.byteLength(text);
    }
  };
  await Promise.all(Array.from({ length: connections }, work));
  return bytes;
}

const cpuOf = (pids) => pids.reduce((sum, pid) => sum + processTimes(pid).own, 0) / ticksPerSecond;

/**
 * @param subject.makeRequest of a number that no request before had, what to send: { body, token }
 * @param subject.pids the processes that answer
 * @param subject.directory the installation whose PostgreSQL they ask
 * @returns CPU milliseconds a request: node, pg; and bytes an answer
 */
export async function cost(subject, { requests, warmUp }) {
  const { port, path, makeRequest, pids, directory } = subject;
  const ask = sender(port, path);
  subject.sent ??= 0;
  await send(ask, makeRequest, warmUp, subject.sent);
  subject.sent += warmUp;
  const node = cpuOf(pids);
  const pg = postgresCpuSeconds(directory);
  const bytes = await send(ask, makeRequest, requests, subject.sent);
  subject.sent += requests;
  const perRequest = (seconds) => round((seconds * 1000) / requests, 3);
  return {
    node: perRequest(cpuOf(pids) - node),
    pg: perRequest(postgresCpuSeconds(directory) - pg),
    bytes,
  };
}

/** Every subject in turn, twice, so that a busy minute falls on all of them. */
export async function inTurn(subjects, amount, passes = 2) {
  const rows = subjects.map(({ name }) => ({ name, node: [], pg: [], bytes: 0 }));
  for (let pass = 0; pass < passes; pass += 1) {
    for (const [index, subject] of subjects.entries()) {
      const { node, pg, bytes } = await cost(subject, amount);
      rows[index].node.push(node);
      rows[index].pg.push(pg);
      rows[index].bytes = bytes;
    }
  }
  return rows;
}

const mean = (values) => values.reduce((sum, each) => sum + each, 0) / values.length;
/** Of both passes, node and PostgreSQL together. */
export const whole = ({ node, pg }) => mean(node) + mean(pg);
export const nodeOf = ({ node }) => mean(node);

export const residentMegabytes = (pid) =>
  Math.round(Number(/VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))[1]) / 1024);
