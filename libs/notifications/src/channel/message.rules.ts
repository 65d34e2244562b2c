import { createHmac } from 'node:crypto';

export const addedKinds = ['wecom', 'dingtalk', 'feishu', 'webhook'] as const;
export type AddedKind = (typeof addedKinds)[number];
export type RobotKind = Exclude<AddedKind, 'webhook'>;

/** Whose robots there are; an address of another host is none. */
export const robotHosts: Readonly<Record<RobotKind, readonly string[]>> = {
  wecom: ['qyapi.weixin.qq.com'],
  dingtalk: ['oapi.dingtalk.com'],
  feishu: ['open.feishu.cn', 'open.larksuite.com'],
};

/** What a robot's group chat is told. */
export interface RobotMessage {
  readonly url: string;
  readonly body: string;
}

/** WeCom's limit for a text, in bytes of UTF-8; the others allow more. */
const mostBytes = 2_000;

/** As many whole lines as one message holds, and how many are left out. */
function textOf(lines: readonly string[]): string {
  const shown: string[] = [];
  let bytes = 0;
  for (const line of lines) {
    bytes += Buffer.byteLength(line) + 1;
    if (bytes > mostBytes) return [...shown, `… +${lines.length - shown.length}`].join('\n');
    shown.push(line);
  }
  return shown.join('\n');
}

/**
 * A message as each platform's custom robot takes it.
 *
 * @param secret of DingTalk and Feishu, where the robot asks for signatures
 */
export function robotMessage(
  kind: RobotKind,
  address: string,
  secret: string | null,
  lines: readonly string[],
  now: Date,
): RobotMessage {
  const text = textOf(lines);
  if (kind === 'wecom')
    return { url: address, body: JSON.stringify({ msgtype: 'text', text: { content: text } }) };
  if (kind === 'dingtalk') {
    const url = new URL(address);
    if (secret) {
      const ms = now.getTime();
      url.searchParams.set('timestamp', String(ms));
      url.searchParams.set('sign', createHmac('sha256', secret).update(`${ms}\n${secret}`).digest('base64'));
    }
    return { url: url.href, body: JSON.stringify({ msgtype: 'text', text: { content: text } }) };
  }
  const seconds = String(Math.floor(now.getTime() / 1000));
  const signed = secret && {
    timestamp: seconds,
    sign: createHmac('sha256', `${seconds}\n${secret}`).update('').digest('base64'),
  };
  return { url: address, body: JSON.stringify({ ...signed, msg_type: 'text', content: { text } }) };
}

/** Null where a robot took a message; otherwise what its platform says. They answer 200 whatever happened. */
export function robotRefusal(kind: RobotKind, status: number, answer: string): string | null {
  if (status !== 200) return `HTTP ${status}`;
  try {
    const said = JSON.parse(answer) as Record<string, unknown>;
    const code = kind === 'feishu' ? said['code'] : said['errcode'];
    return code === 0 ? null : `${String(code)} ${String(said['errmsg'] ?? said['msg'] ?? '')}`.slice(0, 300);
  } catch {
    return 'no JSON';
  }
}

export interface WebhookEvent {
  readonly id: string;
  readonly type: string;
  readonly at: string;
  readonly storeId: string | null;
  readonly subjectId: string;
  readonly sentence: string;
  /** Where it is seen to. */
  readonly url: string | null;
  readonly data: Readonly<Record<string, string | number>>;
}

/** Body and headers after the Standard Webhooks specification; the id stays the same when it is sent again. */
export function webhookRequest(event: WebhookEvent, secret: string, now: Date) {
  const body = JSON.stringify(event);
  const timestamp = String(Math.floor(now.getTime() / 1000));
  const key = Buffer.from(secret.replace(/^whsec_/, ''), 'base64');
  const signature = createHmac('sha256', key).update(`${event.id}.${timestamp}.${body}`).digest('base64');
  return {
    body,
    headers: {
      'webhook-id': event.id,
      'webhook-timestamp': timestamp,
      'webhook-signature': `v1,${signature}`,
    },
  };
}

/** Null where a system took an event. */
export const webhookRefusal = (status: number): string | null =>
  status >= 200 && status < 300 ? null : `HTTP ${status}`;
