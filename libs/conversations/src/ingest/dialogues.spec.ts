import { describe, expect, it } from '@jest/globals';
import { businessDateOf, measureDay, metricsOn, type RoundMessage, Thread } from '@zuoxi/metrics';
import { existsSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { CanonicalMessage, readConversations } from './conversations.reader.js';
import { openMapped } from './mapping.js';
import { maskPii } from '@zuoxi/screening';
import { getPreset } from './presets.js';

/** Real dialogues, kept outside the repository: their licences allow tests, not copies. */
const shared = process.env['ZUOXI_SHARED'] ?? resolve(import.meta.dirname, '../../../../../shared');
const folder = join(shared, 'data/dialogues');
const isHere = existsSync(folder);

const NOW = new Date('2026-11-22T12:00:00+08:00');
const START = Date.parse('2026-11-21T09:00:00+08:00');

interface Line {
  conversation: string;
  sender: '买家' | '客服';
  text: string;
}

const clock = (at: number): string =>
  new Date(at + 8 * 3_600_000).toISOString().slice(0, 19).replace('T', ' ');
const quoted = (text: string): string => `"${text.replaceAll('"', '""')}"`;

/** The corpora have no clock: a message every 20 s, a conversation every 7 minutes. */
function csvOf(lines: readonly Line[]): string {
  const order = [...new Set(lines.map((line) => line.conversation))];
  const position = new Map(order.map((conversation, i) => [conversation, START + i * 7_000]));
  const rows = lines.map(({ conversation, sender, text }) => {
    const at = position.get(conversation)!;
    position.set(conversation, at + 20_000);
    return [conversation, `买家${conversation}`, '店铺:小美', clock(at), sender, quoted(text)].join(',');
  });
  return `会话ID,买家,客服,时间,发送方,内容\n${rows.join('\n')}\n`;
}

async function messagesOf(lines: readonly Line[]): Promise<CanonicalMessage[]> {
  const preset = getPreset('generic-chat');
  const { table, mapping } = await openMapped({ name: 'chat.csv', bytes: Buffer.from(csvOf(lines)) }, preset);
  const messages: CanonicalMessage[] = [];
  for await (const item of readConversations(table, preset, mapping, { now: NOW, platform: 'taobao' })) {
    if (item.kind === 'error') throw new Error(JSON.stringify(item));
    messages.push(item);
  }
  return messages;
}

function expectSums(messages: readonly CanonicalMessage[]): void {
  const conversations = new Map<string, RoundMessage[]>();
  for (const { externalConversationId, at, direction, agentAccount, type } of messages) {
    const list = conversations.get(externalConversationId) ?? [];
    list.push({ at: at.getTime(), direction, agentId: direction === 'agent' ? agentAccount : null, type });
    conversations.set(externalConversationId, list);
  }
  const on = businessDateOf(messages[0]!.at.getTime());
  const threads = [...conversations].map(([buyer, list]) => new Thread({ buyer, on, messages: list }));
  const day = {
    on,
    serviceHours: null,
    threads,
    orders: [],
    sales: [],
    purchases: new Map(),
    afterSales: [],
  };
  const { total } = measureDay(day, metricsOn('taobao', on));
  const of = (fact: string) => total[fact]!;
  expect(of('consult_users@1')[0]).toBe(conversations.size);
  expect(of('reply_ratio@1')[0] + of('reply_ratio@1')[1]).toBe(messages.length);
  expect(of('resp3m_tb@2')[0]).toBe(of('resp_quantile@1')[1]);
}

describe('real dialogues', () => {
  if (!isHere) {
    it('are present where they must be', () => expect(process.env['ZUOXI_REQUIRE_SHARED']).not.toBe('1'));
    return;
  }

  it('Taobao', async () => {
    const lines = readFileSync(join(folder, 'taobao-ecd-test.tsv'), 'utf8')
      .split('\n')
      .filter((line) => line.startsWith('1\t'))
      .flatMap((line, index) =>
        line
          .split('\t')
          .slice(1)
          .map((words, turn): Line => ({
            conversation: `T${index}`,
            sender: turn % 2 === 0 ? '买家' : '客服',
            text: words.replaceAll(' ', ''),
          })),
      );
    const messages = await messagesOf(lines);
    expect(new Set(messages.map((message) => message.externalConversationId)).size).toBe(100);
    expect(messages.map((message) => message.text)).toEqual(lines.map((line) => line.text.trim()));
    expect(new Set(messages.map((message) => message.fingerprint)).size).toBe(messages.length);
    expectSums(messages);
  });

  it('a helpdesk, whose customers leave their numbers', async () => {
    const lines = readFileSync(join(folder, 'helpdesk-weibo-cn.train.jsonl'), 'utf8')
      .split('\n')
      .filter((line) => line !== '')
      .flatMap((line) => {
        const { id, turns } = JSON.parse(line) as {
          id: string;
          turns: { sender: string; utterances: string[] }[];
        };
        return turns.flatMap(({ sender, utterances }) =>
          utterances.map((text): Line => ({
            conversation: id,
            sender: sender === 'customer' ? '买家' : '客服',
            text,
          })),
        );
      })
      .filter((line) => line.text.trim() !== '');
    const messages = await messagesOf(lines);
    expect(messages).toHaveLength(lines.length);
    expect(new Set(messages.map((message) => message.externalConversationId)).size).toBe(1200);
    expectSums(messages);

    const masked = messages.map((message) => maskPii(message.text));
    expect(masked.flatMap(({ findings }) => findings).length).toBeGreaterThan(50);
    expect(masked.filter(({ text }) => /(?<!\d)1[3-9]\d{9}(?!\d)/.test(text))).toEqual([]);
  });
});
