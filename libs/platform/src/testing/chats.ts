export interface ChatLine {
  readonly conversation?: string;
  readonly message?: string;
  readonly buyer: string;
  readonly agent?: string;
  readonly at: string;
  readonly from: '买家' | '客服' | '机器人' | '欢迎语';
  readonly text: string;
}

/** As a platform exports it; files without conversation or message ids have no such columns. */
export function chatCsv(lines: readonly ChatLine[], ids: 'all' | 'none' = 'all'): string {
  const named = ids === 'all' ? ['会话ID', '消息ID'] : [];
  const header = [...named, '买家', '客服', '时间', '发送方', '内容'];
  const rows = lines.map((line, index) => [
    ...(ids === 'all' ? [line.conversation ?? `c-${line.buyer}`, line.message ?? `m-${index}`] : []),
    line.buyer,
    line.agent ?? '店铺:小美',
    line.at,
    line.from,
    line.text,
  ]);
  return [header, ...rows].map((cells) => cells.map((cell) => `"${cell}"`).join(',')).join('\n') + '\n';
}

/** One question and its answer after some seconds. */
export function exchange(
  buyer: string,
  at: string,
  over: { seconds?: number | null; agent?: string; conversation?: string; text?: string } = {},
): ChatLine[] {
  const asked = new Date(`${at.replace(' ', 'T')}+08:00`);
  const { seconds = 20, agent = '店铺:小美', conversation = `c-${buyer}`, text = '在吗？' } = over;
  const stamp = (date: Date) =>
    new Date(date.getTime() + 8 * 3_600_000).toISOString().slice(0, 19).replace('T', ' ');
  const line = (id: string, date: Date, from: ChatLine['from'], said: string): ChatLine => ({
    conversation,
    message: `${conversation}-${at}-${id}`,
    buyer,
    agent,
    at: stamp(date),
    from,
    text: said,
  });
  return [
    line('1', asked, '买家', text),
    ...(seconds === null ? [] : [line('2', new Date(asked.getTime() + seconds * 1000), '客服', '亲，在的')]),
  ];
}
