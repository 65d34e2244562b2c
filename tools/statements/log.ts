// Every statement that a server is sent, with the role that sent it, out of what the server logs.

/** Settings of the server under which it logs what `StatementLog` reads. Values are cut short: only a role's name is needed. */
export const logSettings: readonly string[] = [
  'log_statement=all',
  'log_line_prefix=|%c|%u|',
  'log_parameter_max_length=63',
];

export interface Sent {
  readonly text: string;
  /** As whom; the login until a transaction takes on another role. */
  readonly roles: ReadonlySet<string>;
}

interface Session {
  role: string;
  /** What the open transaction has sent; null outside one. */
  sent: Set<string> | null;
}

const beginning = /^\|([0-9a-f.]+)\|([^|]*)\|(\w+): +([^]*)$/;
const statement = /^(?:statement|execute [^:]*): ([^]*)$/;
const rowsOrWrites = /^(?:with|select|insert|update|delete|merge)\b/i;
const marker = 'delete from platform.commit_marker';

export class StatementLog {
  private readonly texts = new Map<string, Set<string>>();
  private readonly sessions = new Map<string, Session>();
  private readonly unmarkedTexts = new Set<string>();
  private entry = '';
  private rest = '';
  private last: { session: Session; text: string } | null = null;

  /** What the server wrote, in pieces as they come. */
  take(piece: string): void {
    const lines = (this.rest + piece).split('\n');
    this.rest = lines.pop() ?? '';
    for (const line of lines) {
      // The further lines of a text begin with a tab of the server's.
      if (line.startsWith('\t')) this.entry += `\n${line.slice(1)}`;
      else {
        this.enter();
        this.entry = line;
      }
    }
  }

  /** Statements that read or write rows, each text once. */
  statements(): Sent[] {
    this.enter();
    return [...this.texts].map(([text, roles]) => ({ text, roles }));
  }

  /** Statements of transactions that queued a job and did not say so to the cluster. */
  unmarked(): ReadonlySet<string> {
    this.enter();
    return this.unmarkedTexts;
  }

  private enter(): void {
    const [, id, login = '', kind, said = ''] = beginning.exec(this.entry) ?? [];
    this.entry = '';
    if (!id) return;
    if (kind === 'DETAIL') return this.takeRole(said);
    const text = kind === 'LOG' ? statement.exec(said)?.[1]?.trim() : undefined;
    if (text === undefined) return;
    let session = this.sessions.get(id);
    if (!session) this.sessions.set(id, (session = { role: login, sent: null }));
    this.last = { session, text };
    this.follow(session, login, text);
    if (!rowsOrWrites.test(text)) return;
    const roles = this.texts.get(text) ?? new Set();
    this.texts.set(text, roles.add(session.role));
  }

  private follow(session: Session, login: string, text: string): void {
    if (/^begin\b/i.test(text)) session.sent = new Set();
    else if (/^(?:commit|rollback)$/i.test(text)) {
      const { sent } = session;
      if (sent && /^commit/i.test(text) && !sent.has(marker) && [...sent].some(queues))
        for (const each of sent) this.unmarkedTexts.add(each);
      session.sent = null;
      session.role = login;
    } else session.sent?.add(text);
  }

  /** Values are told behind the statement that they belong to. */
  private takeRole(detail: string): void {
    const role = /^parameters: \$1 = '([^']*)'/i.exec(detail)?.[1];
    if (role && this.last?.text.startsWith(`select set_config('role', $1, true)`))
      this.last.session.role = role;
  }
}

const queues = (text: string): boolean => /\binsert into pgboss\./i.test(text);
