import { createServer, type RequestListener, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, expect, test } from '@jest/globals';
import { post } from './post.js';

let server: Server;
const serve = (answer: RequestListener) =>
  new Promise<string>((resolve) => {
    server = createServer(answer).listen(0, '127.0.0.1', () =>
      resolve(`http://127.0.0.1:${(server.address() as AddressInfo).port}/`),
    );
  });
afterEach(() => void server.closeAllConnections());
afterEach(() => void server.close());

test('sends JSON, reads the whole answer, and keeps the connection', async () => {
  const ports = new Set<unknown>();
  const url = await serve((request, response) => {
    ports.add(request.socket.remotePort);
    let body = '';
    request.on('data', (part) => (body += String(part)));
    request.on('end', () =>
      response.end(`${request.headers['content-type']} ${request.headers['x-a']} ${body}`),
    );
  });
  for (let index = 0; index < 3; index += 1) {
    expect(await post(url, { 'x-a': 'b' }, '"张三"', 5000)).toEqual({
      ok: true,
      text: 'application/json b "张三"',
    });
  }
  expect(ports.size).toBe(1);
});

test('tells a refusal, a broken connection, and one that never answers', async () => {
  const url = await serve((request, response) => {
    if (request.headers['x-do'] === 'refuse') response.writeHead(403).end('no');
    if (request.headers['x-do'] === 'break') request.socket.destroy();
    if (request.headers['x-do'] === 'stop') response.writeHead(200).write('half');
  });
  expect(await post(url, { 'x-do': 'refuse' }, '', 5000)).toEqual({ ok: false, text: 'no' });
  await expect(post(url, { 'x-do': 'break' }, '', 5000)).rejects.toMatchObject({ code: 'ECONNRESET' });
  await expect(post(url, { 'x-do': 'never' }, '', 50)).rejects.toMatchObject({ name: 'TimeoutError' });
  await expect(post(url, { 'x-do': 'stop' }, '', 50)).rejects.toMatchObject({ name: 'TimeoutError' });
});
