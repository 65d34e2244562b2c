import { Agent, type IncomingMessage, request as httpRequest } from 'node:http';
import { Agent as SecureAgent, request as httpsRequest } from 'node:https';

const plain = { request: httpRequest, agent: new Agent({ keepAlive: true }) };
const secure = { request: httpsRequest, agent: new SecureAgent({ keepAlive: true }) };

export interface Posted {
  readonly ok: boolean;
  readonly text: string;
}

/**
 * Sends JSON to another process on a kept connection. `fetch` does the same for several times the CPU: its streams,
 * headers and signals are made anew for each of a request's calls.
 *
 * @throws Error of the name TimeoutError when there is no whole answer by then, any other for a connection that broke
 */
export function post(
  url: string,
  headers: Readonly<Record<string, string>>,
  body: string,
  milliseconds: number,
): Promise<Posted> {
  const { request, agent } = url.startsWith('https:') ? secure : plain;
  return new Promise((resolve, reject) => {
    const sent = request(url, {
      agent,
      method: 'POST',
      headers: {
        ...headers,
        'content-type': 'application/json',
        'content-length': Buffer.byteLength(body),
      },
    });
    let late: Error | undefined;
    const timer = setTimeout(() => {
      late = Object.assign(new Error('no answer in time'), { name: 'TimeoutError' });
      sent.destroy(late);
    }, milliseconds);
    const failed = (error: Error) => {
      clearTimeout(timer);
      reject(late ?? error);
    };
    sent.on('error', failed);
    sent.on('response', (response) => {
      textOf(response).then((text) => {
        clearTimeout(timer);
        const status = response.statusCode ?? 0;
        resolve({ ok: status >= 200 && status < 300, text });
      }, failed);
    });
    sent.end(body);
  });
}

function textOf(response: IncomingMessage): Promise<string> {
  return new Promise((resolve, reject) => {
    const parts: Buffer[] = [];
    response.on('data', (part: Buffer) => parts.push(part));
    response.on('end', () => resolve(Buffer.concat(parts).toString()));
    response.on('error', reject);
  });
}
