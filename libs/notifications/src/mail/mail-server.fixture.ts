import type { AddressInfo } from 'node:net';
import { SMTPServer } from 'smtp-server';

export interface Received {
  readonly to: string;
  readonly messageId: string;
  readonly subject: string;
  readonly unsubscribe: string | null;
  readonly raw: string;
  readonly text: string;
  readonly html: string;
}

/** What a server does with a letter: takes it, answers with a code, or is gone in the middle of it. */
export type Manner = 'take' | 'drop' | 450 | 550;

/** A mail server that keeps what it takes, for tests. */
export class FakeMailServer {
  readonly received: Received[] = [];
  manner: Manner = 'take';
  /** Letters that it was offered, whatever it did with them. */
  offered = 0;
  private readonly server = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS'],
    onData: (stream, session, callback) => {
      this.offered += 1;
      const parts: Buffer[] = [];
      stream.on('data', (part: Buffer) => parts.push(part));
      stream.on('end', () => {
        const [to] = session.envelope.rcptTo;
        if (this.manner === 'drop') return this.drop();
        if (this.manner !== 'take')
          return callback(Object.assign(new Error('refused'), { responseCode: this.manner }));
        this.received.push(readLetter(to?.address ?? '', Buffer.concat(parts).toString('latin1')));
        callback();
      });
    },
  });
  private readonly sockets = new Set<{ destroy(): void }>();

  /** @returns its address, as `ZUOXI_SMTP_URL` takes it */
  async start(): Promise<string> {
    this.server.server.on('connection', (socket: { destroy(): void }) => this.sockets.add(socket));
    this.server.on('error', () => undefined);
    await new Promise<void>((done) => this.server.listen(0, '127.0.0.1', done));
    return `smtp://127.0.0.1:${(this.server.server.address() as AddressInfo).port}`;
  }

  async stop(): Promise<void> {
    this.drop();
    await new Promise<void>((done) => this.server.close(done));
  }

  private drop(): void {
    for (const socket of this.sockets) socket.destroy();
    this.sockets.clear();
  }
}

function readLetter(to: string, raw: string): Received {
  const [head = ''] = raw.split('\r\n\r\n');
  const headers = new Map(
    head
      .replace(/\r\n\s+/g, ' ')
      .split('\r\n')
      .map((line) => [line.slice(0, line.indexOf(':')).toLowerCase(), line.slice(line.indexOf(':') + 2)]),
  );
  const [text = '', html = ''] = [...raw.matchAll(/base64\r\n\r\n([A-Za-z0-9+/=\r\n]+)/g)].map(([, coded]) =>
    Buffer.from(coded ?? '', 'base64').toString(),
  );
  const subject = (headers.get('subject') ?? '').replace(/=\?UTF-8\?B\?(.*?)\?=\s*/gi, (_, coded: string) =>
    Buffer.from(coded, 'base64').toString(),
  );
  return {
    ...{ to, raw, text, html, subject },
    messageId: headers.get('message-id') ?? '',
    unsubscribe: headers.get('list-unsubscribe')?.slice(1, -1) ?? null,
  };
}
