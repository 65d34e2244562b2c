import { counted, NO_BOTS, NO_COURTESY, OURS, OVERNIGHT, taobaoApi } from './define.js';

const sourceOf = taobaoApi('taobao.wangwang.eservice.receivenum.get');

/** Pairs: what adds up over agents. */
export const receptionPairs = counted({
  key: 'recv_users',
  purpose: 'receptions',
  name: { zh: '接待人次（买家×客服）', en: 'Receptions (buyer × agent)' },
  formula: {
    zh: '当日买家提过问、客服人工回过消息的“买家×客服”数',
    en: 'buyer × agent pairs where the buyer asked and the agent wrote by hand on the day, whoever began',
  },
  unit: 'count',
  exclusions: [NO_BOTS, OVERNIGHT, NO_COURTESY],
  origin: 'messages',
  *measure({ threads }) {
    for (const thread of threads)
      for (const { agentId, sessionId, at } of thread.receptions())
        yield { row: sessionId, at, agentId, numerator: 1, denominator: 0 };
  },
  source: OURS,
  sourceOf,
  decision:
    '2026-11-29: a pair counts once a day; a buyer served by two agents counts for both, as the platform does per account. Named pairs; people are recv_users@2.',
});

/** People. */
export const receivedUsers = counted({
  key: 'recv_users',
  version: 2,
  purpose: 'received',
  name: { zh: '接待人数', en: 'Buyers received' },
  formula: {
    zh: '当日提过问并得到人工回复的去重买家数',
    en: 'distinct buyers who asked something on the day and got a human message',
  },
  unit: 'people',
  exclusions: [NO_BOTS, OVERNIGHT, NO_COURTESY],
  origin: 'messages',
  *measure({ threads }) {
    for (const thread of threads) {
      const [question] = thread.questions();
      const [reception] = thread.receptions();
      if (question && reception)
        yield {
          row: question.sessionId,
          at: question.at,
          agentId: reception.agentId,
          numerator: 1,
          denominator: 0,
        };
    }
  },
  source: OURS,
  sourceOf,
  decision:
    '2026-11-29: people are distinct buyers; a buyer whom two agents served is one, credited to the first. Received + without reply = inquirers.',
});
