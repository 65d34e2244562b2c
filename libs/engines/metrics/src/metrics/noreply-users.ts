import { counted, NO_BOTS, NO_COURTESY, OURS, OVERNIGHT, taobaoApi } from './define.js';

export const noReplyUsers = counted({
  key: 'noreply_users',
  purpose: 'no-reply',
  name: { zh: '未回复人数', en: 'Buyers without reply' },
  formula: {
    zh: '当日提过问而没有收到任何人工消息的买家数',
    en: 'buyers who asked something on the day and got no human message',
  },
  unit: 'people',
  exclusions: [NO_BOTS, OVERNIGHT, NO_COURTESY],
  origin: 'messages',
  *measure({ threads }) {
    for (const thread of threads) {
      const first = thread.questions()[0];
      if (first && !thread.receptions().length)
        yield { row: first.sessionId, at: first.at, agentId: first.agentId, numerator: 1, denominator: 0 };
    }
  },
  source: OURS,
  sourceOf: taobaoApi('taobao.wangwang.eservice.noreplynum.get'),
  decision:
    '2026-11-29: a buyer whom only a robot answered is counted as not replied; who asked at 23:58 and was answered at 00:03 is not.',
});
