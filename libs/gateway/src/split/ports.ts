import { anonymousContext, type Context } from '@zuoxi/platform/context';
import { DomainError } from '@zuoxi/platform/errors';
import { isErrorCode } from '@zuoxi/vocabulary';
import { fetchAgain } from './fetch-again.js';
import { post } from './post.js';
import { type ContextKeys, contextHeader } from './signed-context.js';

/** Where the other processes are, and how calls to them are signed. */
export interface Neighbours {
  readonly keys: ContextKeys;
  urlOf(service: string): string;
}

/** What a service answers for others: by port, its object and which of its methods may be called. */
export type ExposedPorts = Readonly<
  Record<string, { readonly of: object; readonly methods: readonly string[] }>
>;

const portMilliseconds = 10_000;

/**
 * A port of another process as if it were here. Arguments and results are JSON; a refusal comes back as the same
 * DomainError, and a process that cannot be reached as UNAVAILABLE.
 *
 * @param reads whether every method may be asked again when its connection breaks
 */
export function remotePort<Port extends object>(
  { keys, urlOf }: Neighbours,
  service: string,
  name: string,
  methods: readonly (keyof Port & string)[],
  reads = false,
): Port {
  const call = async (method: string, args: readonly unknown[]): Promise<unknown> => {
    const path = `/ports/${name}/${method}`;
    const body = JSON.stringify(args);
    const deadlineAt = Date.now() + portMilliseconds;
    const ctx = (args[0] as Context | null)?.actor ? (args[0] as Context) : anonymousContext();
    const signed = keys.sign(ctx, { audience: service, method: 'POST', path, body }, deadlineAt);
    const ask = () => post(urlOf(service) + path, { [contextHeader]: signed }, body, portMilliseconds);
    const { ok, text } = await (reads ? fetchAgain(ask) : ask()).catch(() => {
      throw new DomainError('UNAVAILABLE');
    });
    const answer = answerIn(text);
    if (ok && answer) return answer.result ?? null;
    const code = answer?.error?.code;
    throw new DomainError(
      isErrorCode(code) && code !== 'INTERNAL' ? code : 'UNAVAILABLE',
      answer?.error?.details,
    );
  };
  return Object.fromEntries(
    methods.map((method) => [method, (...args: unknown[]) => call(method, args)]),
  ) as Port;
}

interface PortAnswer {
  readonly result?: unknown;
  readonly error?: { readonly code?: string; readonly details?: Record<string, unknown> };
}

function answerIn(text: string): PortAnswer | null {
  try {
    return JSON.parse(text) as PortAnswer;
  } catch {
    return null;
  }
}
