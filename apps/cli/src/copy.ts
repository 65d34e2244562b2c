import { once } from 'node:events';
import { type Readable, type Writable } from 'node:stream';
import type pg from 'pg';

/** The parts of the driver's connection that COPY speaks through; the driver itself has no COPY. */
interface Connection {
  readonly stream: NodeJS.ReadWriteStream & { pause(): void; resume(): void };
  query(text: string): void;
  sendCopyFromChunk(chunk: Buffer): void;
  endCopyFrom(): void;
  sendCopyFail(message: string): void;
}

/** What the driver hands a query's messages to. */
class CopyQuery {
  private rows = 0;
  readonly done: Promise<number>;
  protected connection: Connection;
  private resolve: (rows: number) => void;
  private reject: (error: Error) => void;
  private failure: Error | null = null;

  constructor(private readonly text: string) {
    this.done = new Promise((resolve, reject) => {
      this.resolve = resolve;
      this.reject = reject;
    });
  }
  submit(connection: Connection): void {
    this.connection = connection;
    connection.query(this.text);
  }
  handleCommandComplete({ text }: { text: string }): void {
    this.rows = Number(text.split(' ').at(-1));
  }
  handleError(error: Error): void {
    this.fail(error);
    this.reject(this.failure as Error);
  }
  handleReadyForQuery(): void {
    if (this.failure) this.reject(this.failure);
    else this.resolve(this.rows);
  }
  handleRowDescription(): void {}
  handleDataRow(): void {}
  handleCopyData(_message: { chunk: Buffer }): void {}
  handleCopyInResponse(_connection: Connection): void {}

  /** The first failure is the one that is told. */
  protected fail(error: Error): void {
    this.failure ??= error;
  }
}

const blockBytes = 65_536;

class CopyOut extends CopyQuery {
  private block: Buffer[] = [];
  private blockSize = 0;
  private waiting = false;
  constructor(
    text: string,
    private readonly target: Writable,
  ) {
    super(text);
    target.once('error', (error) => this.fail(error));
  }
  /** A message is a row, and a view of bytes that the driver will write over. */
  override handleCopyData({ chunk }: { chunk: Buffer }): void {
    this.block.push(Buffer.from(chunk));
    this.blockSize += chunk.length;
    if (this.blockSize >= blockBytes) this.flush();
  }
  override handleCommandComplete(message: { text: string }): void {
    super.handleCommandComplete(message);
    this.flush();
  }
  private flush(): void {
    const block = Buffer.concat(this.block);
    this.block = [];
    this.blockSize = 0;
    // The socket stands still while the target is behind; what the driver has read already still arrives here.
    if (!block.length || this.target.destroyed || this.target.write(block) || this.waiting) return;
    this.waiting = true;
    this.connection.stream.pause();
    const resume = () => {
      this.target.off('drain', resume).off('close', resume);
      this.waiting = false;
      this.connection.stream.resume();
    };
    this.target.on('drain', resume).on('close', resume);
  }
}

class CopyIn extends CopyQuery {
  constructor(
    text: string,
    private readonly source: AsyncIterable<Buffer>,
  ) {
    super(text);
  }
  override handleCopyInResponse(connection: Connection): void {
    this.feed(connection).catch((error: Error) => {
      this.fail(error);
      connection.sendCopyFail('the source failed');
    });
  }
  private async feed(connection: Connection): Promise<void> {
    for await (const chunk of this.source) {
      connection.sendCopyFromChunk(chunk);
      if ((connection.stream as unknown as Writable).writableNeedDrain)
        await once(connection.stream, 'drain');
    }
    connection.endCopyFrom();
  }
}

const run = (client: pg.ClientBase, query: CopyQuery): Promise<number> => {
  client.query(query as unknown as pg.Submittable);
  return query.done;
};

/** `COPY … TO STDOUT` into a stream, which it leaves open. @returns the number of rows. */
export const copyTo = (client: pg.ClientBase, text: string, target: Writable): Promise<number> =>
  run(client, new CopyOut(text, target));

/** `COPY … FROM STDIN` out of a stream. @returns the number of rows. */
export const copyFrom = (
  client: pg.ClientBase,
  text: string,
  source: Readable | AsyncIterable<Buffer>,
): Promise<number> => run(client, new CopyIn(text, source));
