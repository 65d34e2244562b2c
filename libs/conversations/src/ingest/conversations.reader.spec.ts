import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { CanonicalMessage, readConversations } from './conversations.reader.js';
import { RowError } from './fields.js';
import { openMapped } from './mapping.js';
import { getPreset } from './presets.js';
import { Sessions } from './sessions.js';

const NOW = new Date('2026-11-22T12:00:00+08:00');

async function read(
  text: string,
  presetId = 'generic-chat',
  name = 'chat.csv',
): Promise<(CanonicalMessage | RowError)[]> {
  const preset = getPreset(presetId);
  const { table, mapping } = await openMapped({ name, bytes: Buffer.from(text) }, preset);
  const items = [];
  for await (const item of readConversations(table, preset, mapping, { now: NOW })) items.push(item);
  return items;
}

const messagesOf = (items: readonly (CanonicalMessage | RowError)[]): CanonicalMessage[] =>
  items.filter((item) => item.kind === 'message');

const HEADER = '会话ID,买家,客服,时间,发送方,内容,消息ID,商品,订单号,消息类型\n';

describe('generic chat', () => {
  it('becomes canonical messages', async () => {
    const [message] = await read(
      `${HEADER}C1,买家甲,店铺：小美,2026-11-21 09:03:05,买家,"有货吗,亲",M1,10001,4400123,文本\n`,
    );
    expect(message).toEqual({
      kind: 'message',
      platform: 'generic',
      externalConversationId: 'C1',
      externalMessageId: 'M1',
      at: new Date('2026-11-21T09:03:05+08:00'),
      direction: 'buyer',
      agentAccount: '店铺:小美',
      buyer: '买家甲',
      type: 'text',
      unknownType: null,
      text: '有货吗,亲',
      skuId: '10001',
      orderNo: '4400123',
      row: 2,
      fingerprint: expect.stringMatching(/^[0-9a-f]{64}$/),
    });
  });

  it.each([
    ['买家', 'buyer'],
    ['客服', 'agent'],
    ['机器人', 'bot'],
    ['系统', 'system'],
    ['AGENT', 'agent'],
    ['买家甲', 'buyer'],
    ['店铺:小美', 'agent'],
    ['小美', 'agent'],
  ])('sender %s is the %s', async (sender, direction) => {
    const [message] = await read(`${HEADER}C1,买家甲,店铺:小美,2026-11-21 09:03:05,${sender},在,,,,\n`);
    expect(message).toMatchObject({ kind: 'message', direction });
  });

  it.each([
    ['[图片]', '', 'image'],
    ['https://img.example.com/a.jpg', '', 'image'],
    ['[商品链接] 某某', '', 'card'],
    ['对方撤回了一条消息', '', 'recall'],
    ['在吗', '图片', 'image'],
    ['在吗', '不认识的', 'text'],
    ['-', '', 'text'],
  ])('%s (%s) is of type %s', async (text, type, expected) => {
    const [message] = await read(`${HEADER}C1,甲,美,2026-11-21 09:03:05,买家,${text},,,,${type}\n`);
    expect(message).toMatchObject({ type: expected, text });
  });

  it.each([
    // By sender, by type, by how the text begins, and a robot that only greets.
    ['欢迎语', '亲，在的', '', 'bot', 'automatic'],
    ['自动回复', '您好', '文本', 'bot', 'automatic'],
    ['客服', '您好', '自动回复', 'agent', 'automatic'],
    ['客服', '[自动回复] 客服不在线', '', 'agent', 'automatic'],
    ['客服', '【系统自动回复】您好', '文本', 'agent', 'automatic'],
    ['客服', '自动回复：稍后联系您', '', 'agent', 'automatic'],
    ['机器人', '亲，欢迎光临小鹿旗舰店！请问有什么可以帮您？', '', 'bot', 'automatic'],
    ['机器人', '亲，这款有货，今天能发', '', 'bot', 'text'],
    ['机器人', '您好，退货地址在订单页', '', 'bot', 'text'],
    ['机器人', '好的，马上为您发货', '', 'bot', 'text'],
    ['店小蜜', '有货', '', 'bot', 'text'],
    // A person is a person, and what a buyer quotes is his.
    ['客服', '您好', '', 'agent', 'text'],
    ['客服', '自动回复是系统发的，我来帮您看', '', 'agent', 'text'],
    ['买家', '[自动回复] 是什么意思', '', 'buyer', 'text'],
    ['买家', '这款', '自动发送', 'buyer', 'text'],
  ])('%s: %s (%s) is the %s’s %s', async (sender, text, type, direction, expected) => {
    const [message] = await read(`${HEADER}C1,甲,美,2026-11-21 09:03:05,${sender},${text},,,,${type}\n`);
    expect(message).toMatchObject({ direction, type: expected, unknownType: null });
  });

  it('a type that nobody knows is told, and a role that nobody knows is no agent’s nick', async () => {
    const [message] = await read(`${HEADER}C1,甲,美,2026-11-21 09:03:05,客服,好,,,,弹幕\n`);
    expect(message).toMatchObject({ type: 'text', unknownType: '弹幕' });
    const items = await read(
      '会话ID,买家,时间,发送方,内容\nC1,甲,2026-11-21 09:03:05,智能小助手,好\nC1,甲,2026-11-21 09:03:06,小美,好\n',
    );
    expect(items).toMatchObject([
      { kind: 'error', code: 'DIRECTION_UNKNOWN', value: '智能小助手' },
      { kind: 'message', direction: 'agent', agentAccount: '小美' },
    ]);
  });

  it('refused rows are told by row, column and code, and do not stop the file', async () => {
    const items = await read(
      `${HEADER}C1,甲,美,2026-11-21 09:03:05,买家,一,,,,
C1,甲,美,1980-01-01 00:00:00,买家,二,,,,
C1,,美,昨天,路人,三,,,,
C1,甲,美,2026-11-21 09:03:06,买家,,,,,
C1,甲,美,2026-11-21 09:03:07,买家,五,,,1.23E+18,
C1,甲,美,2026-11-21 09:03:08,客服,六,,,,,错位
C1,甲,美,2026-11-21 09:03:09,客服,七,,,,
`,
    );
    expect(messagesOf(items).map((message) => message.text)).toEqual(['一', '七']);
    expect(
      items.filter((item) => item.kind === 'error').map(({ row, column, code }) => [row, column, code]),
    ).toEqual([
      [3, '时间', 'DATE_IMPLAUSIBLE'],
      [4, '买家', 'VALUE_MISSING'],
      [4, '时间', 'DATE_INVALID'],
      [4, '发送方', 'DIRECTION_UNKNOWN'],
      [5, '内容', 'VALUE_MISSING'],
      [6, '订单号', 'ID_PRECISION_LOST'],
      [7, null, 'ROW_SHAPE'],
    ]);
  });

  it('errors show no phone number', async () => {
    const items = await read(`${HEADER}C1,甲,美,13800138000,买家,一,,,,\n`);
    expect(items).toMatchObject([{ kind: 'error', code: 'DATE_INVALID', value: '138****8000' }]);
  });

  it('a file that breaks off ends with the row where it does', async () => {
    const items = await read(
      `${HEADER}C1,甲,美,2026-11-21 09:03:05,买家,一,,,,\nC1,甲,美,2026-11-21 09:03:06,买家,"二`,
    );
    expect(items).toMatchObject([
      { kind: 'message', text: '一' },
      { kind: 'error', row: 3, column: null, code: 'FILE_TRUNCATED' },
    ]);
  });

  it('files that name senders by nick only', async () => {
    const items = await read(
      '买家,发送人,时间,内容\n甲,甲,2026-11-21 09:00:00,在吗\n甲,小美,2026-11-21 09:00:09,在的\n',
    );
    expect(items).toMatchObject([
      { direction: 'buyer', agentAccount: null },
      { direction: 'agent', agentAccount: '小美' },
    ]);
  });
});

it('JD chat log', async () => {
  const lines = [
    {
      sid: 's1',
      skuId: '100012345',
      customer: 'jd_xxx',
      waiter: '店铺客服01',
      waiterSend: false,
      content: '在吗',
      time: 1795222980000,
    },
    {
      sid: 's1',
      skuId: '100012345',
      customer: 'jd_xxx',
      waiter: '店铺客服01',
      waiterSend: true,
      content: '您好，有什么可以帮您',
      time: 1795222985000,
    },
  ];
  const items = await read(
    lines.map((line) => JSON.stringify(line)).join('\n'),
    'jd-chatlog',
    'chatlog.jsonl',
  );
  expect(items).toMatchObject([
    { platform: 'jd', externalConversationId: 's1', direction: 'buyer', skuId: '100012345', row: 1 },
    { direction: 'agent', agentAccount: '店铺客服01', at: new Date('2026-11-21T09:03:05+08:00'), row: 2 },
  ]);
});

describe('fingerprints', () => {
  const row = (text: string, second = '05'): string =>
    `C1,甲,美,2026-11-21 09:03:${second},买家,${text},,,,\n`;
  const prints = async (body: string): Promise<string[]> =>
    messagesOf(await read(HEADER + body)).map((message) => message.fingerprint);

  it('equal messages of one second are two; the same file again is the same two', async () => {
    const [first, second] = await prints(row('在吗') + row('在吗'));
    expect(first).not.toBe(second);
    expect(await prints(row('在吗') + row('在吗'))).toEqual([first, second]);
  });

  it('files that overlap agree, in any order', async () => {
    const all = ['一', '二', '二', '三'].map((text, i) => row(text, i < 3 ? '05' : '06'));
    const whole = await prints(all.join(''));
    fc.assert(
      await fc.asyncProperty(fc.shuffledSubarray(all, { minLength: 4 }), async (shuffled) => {
        expect(new Set(await prints(shuffled.join('')))).toEqual(new Set(whole));
      }),
      { numRuns: 20 },
    );
    const union = new Set([
      ...(await prints(all.slice(0, 3).join(''))),
      ...(await prints(all.slice(1).join(''))),
    ]);
    expect(union).toEqual(new Set(whole));
  });

  it('a message id counts within its conversation', async () => {
    const numbered = (conversation: string): string =>
      `${conversation},甲,美,2026-11-21 09:03:05,买家,在,1,,,\n`;
    const [a, b] = await prints(numbered('C1') + numbered('C2'));
    expect(a).not.toBe(b);
  });
});

describe('conversations without an id', () => {
  const row = (clock: string, sender: string, agent = '美'): string =>
    `甲,${agent},2026-11-21 ${clock},${sender},${clock}\n`;
  const ids = async (rows: string[]): Promise<Map<string, string>> =>
    new Map(
      messagesOf(await read(`买家,客服,时间,发送方,内容\n${rows.join('')}`)).map((message) => [
        message.text,
        message.externalConversationId,
      ]),
    );

  it('are cut after more than 30 minutes of silence', async () => {
    const found = await ids([row('09:00:00', '买家'), row('09:30:00', '客服'), row('10:00:01', '买家')]);
    expect(found.get('09:00:00')).toBe(found.get('09:30:00'));
    expect(found.get('10:00:01')).not.toBe(found.get('09:30:00'));
    expect([...found.values()].join()).not.toContain('甲');
  });

  it('go on when they are handed to another agent, or nobody is named', async () => {
    const found = await ids([
      row('09:00:00', '买家', ''),
      row('09:01:00', '客服', '美'),
      row('09:02:00', '客服', '丽'),
      row('11:00:00', '买家', ''),
    ]);
    expect(new Set(['09:00:00', '09:01:00', '09:02:00'].map((text) => found.get(text))).size).toBe(1);
    expect(found.get('11:00:00')).not.toBe(found.get('09:02:00'));
  });

  it('do not depend on the order of rows', () => {
    const entry = fc.record({
      minute: fc.integer({ min: 0, max: 400 }),
      buyer: fc.constantFrom('x', 'y'),
    });
    const at = (minute: number): Date => new Date(NOW.getTime() + minute * 60_000);
    fc.assert(
      fc.property(
        fc
          .array(entry, { maxLength: 30 })
          .chain((list) =>
            fc.tuple(fc.constant(list), fc.shuffledSubarray(list, { minLength: list.length })),
          ),
        ([list, shuffled]) => {
          const [one, two] = [list, shuffled].map((rows) => {
            const sessions = new Sessions();
            for (const { buyer, minute } of rows) sessions.note(buyer, at(minute));
            return sessions;
          });
          for (const { buyer, minute } of list)
            expect(two!.idOf(buyer, at(minute))).toBe(one!.idOf(buyer, at(minute)));
        },
      ),
    );
  });
});

describe('transfers and left messages', () => {
  const typeOf = async (sender: string, type: string, text: string) => {
    const [message] = messagesOf(
      await read(
        `会话ID,买家,客服,时间,发送方,消息类型,内容\nc,甲,美,2026-11-21 09:00:00,${sender},${type},${text}\n`,
      ),
    );
    return [message?.type, message?.agentAccount];
  };

  it.each([
    ['系统', '', '会话已转接给「丽丽」', 'transfer', '丽丽'],
    ['系统', '系统', '已为您转接人工客服', 'transfer', '美'],
    ['系统', '提示', '客服小美已接入，为您服务', 'transfer', '美'],
    ['系统', '转接', '小美→丽丽', 'transfer', '美'],
    ['系统', '', '当前无客服在线，会话转留言', 'left-message', '美'],
    ['买家', '留言', '请回电', 'left-message', '美'],
    ['系统', '', '买家进入店铺', 'system', '美'],
    ['客服', '文本', '我帮您转接给售后', 'text', '美'],
    ['买家', '文本', '转人工', 'text', '美'],
  ])('%s %s %s is %s', async (sender, type, text, kind, account) => {
    expect(await typeOf(sender, type, text)).toEqual([kind, account]);
  });
});
