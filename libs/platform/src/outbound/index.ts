import { lookup as resolve, type LookupAddress } from 'node:dns';
import { request as plainRequest } from 'node:http';
import { request as secureRequest } from 'node:https';
import { BlockList, isIP, type LookupFunction } from 'node:net';
import { Injectable } from '@nestjs/common';

/** Networks that no address of a tenant may lead into: our own machine, its neighbours, and what is nobody's. */
const closed4 = new BlockList();
for (const [network, prefix] of [
  ['0.0.0.0', 8],
  ['10.0.0.0', 8],
  ['100.64.0.0', 10],
  ['127.0.0.0', 8],
  ['169.254.0.0', 16],
  ['172.16.0.0', 12],
  ['192.0.0.0', 24],
  ['192.168.0.0', 16],
  ['198.18.0.0', 15],
  ['224.0.0.0', 3],
] as const)
  closed4.addSubnet(network, prefix, 'ipv4');
/** IPv4 in the clothes of IPv6 among them. Apart, because one list holds the former against every plain IPv4. */
const closed6 = new BlockList();
for (const [network, prefix] of [
  ['::', 96],
  ['::ffff:0:0', 96],
  ['64:ff9b::', 96],
  ['fc00::', 7],
  ['fe80::', 10],
  ['ff00::', 8],
] as const)
  closed6.addSubnet(network, prefix, 'ipv6');

export const isClosed = (address: string): boolean =>
  isIP(address) === 6 ? closed6.check(address, 'ipv6') : closed4.check(address, 'ipv4');

const waitMs = 10_000;
const mostAnswer = 64 * 1024;

export interface Answer {
  readonly status: number;
  readonly text: string;
}

export interface Sending {
  readonly method: 'GET' | 'POST';
  readonly body?: string;
  readonly headers?: Readonly<Record<string, string>>;
  /** The operator has said that this address may be asked, wherever it is and without TLS. */
  readonly isTrusted?: boolean;
}

/**
 * What goes out to addresses that people gave us: HTTPS alone, never into a private network, no redirects, within ten
 * seconds, and of the answer no more than is read.
 */
@Injectable()
export class Outbound {
  /** @throws Error as `send` */
  post(url: string, body: string, headers: Readonly<Record<string, string>> = {}): Promise<Answer> {
    const type = { 'content-type': 'application/json; charset=utf-8' };
    return this.send(url, { method: 'POST', body, headers: { ...type, ...headers } });
  }

  /** @throws Error with a code where it does not come to an answer; `ADDRESS_CLOSED` where it may not go */
  send(url: string, { method, body, headers = {}, isTrusted = false }: Sending): Promise<Answer> {
    const { protocol, hostname } = new URL(url);
    const host = hostname.replace(/^\[|\]$/g, '');
    const isOpen = protocol === 'https:' && !(isIP(host) && isClosed(host));
    if (!isTrusted && !isOpen) return Promise.reject(closedTo(host));
    const request = protocol === 'http:' ? plainRequest : secureRequest;
    return new Promise((done, failed) => {
      const asked = request(url, {
        method,
        headers,
        signal: AbortSignal.timeout(waitMs),
        agent: false,
        ...(isTrusted ? {} : { lookup: openAddress }),
      });
      asked.on('error', failed);
      asked.on('response', (response) => {
        let text = '';
        response.setEncoding('utf8');
        response.on('data', (part: string) => {
          text += part;
          if (text.length > mostAnswer) response.destroy();
        });
        response.on('close', () => done({ status: response.statusCode ?? 0, text }));
      });
      asked.end(body);
    });
  }
}

const closedTo = (host: string) =>
  Object.assign(new Error(`${host} is not an address to send to`), { code: 'ADDRESS_CLOSED' });

/** Looks a name up and connects to what was looked at: a name that changes meanwhile leads nowhere else. */
const openAddress: LookupFunction = (host, options, callback) => {
  resolve(host, { ...options, all: true }, (error, found) => {
    const addresses = found as LookupAddress[] | undefined;
    const [first] = addresses ?? [];
    if (error || !first) return callback(error ?? closedTo(host), '', 4);
    if (addresses?.some(({ address }) => isClosed(address))) return callback(closedTo(host), '', 4);
    if (options.all) return callback(null, addresses ?? []);
    return callback(null, first.address, first.family);
  });
};
