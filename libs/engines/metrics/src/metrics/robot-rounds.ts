import { counted, NO_BOTS, NO_COURTESY, OVERNIGHT, ROUND } from './define.js';

/** What rates of rounds leave out, so that it is seen how much that is. */
export const robotRounds = counted({
  key: 'robot_rounds',
  purpose: 'robot-only',
  name: { zh: '仅机器人接待的轮次', en: 'Rounds a robot handled alone' },
  formula: {
    zh: '全自动机器人接待的轮次：机器人答复后买家再问，或没有人再回复',
    en: 'rounds handled by a robot alone: the buyer asks again after it, or no human follows',
  },
  unit: 'count',
  exclusions: [NO_BOTS, OVERNIGHT, NO_COURTESY, ROUND],
  origin: 'messages',
  *measure({ threads }) {
    for (const thread of threads)
      for (const round of thread.rounds({ overnight: true }))
        if (round.outcome === 'bot')
          yield {
            row: thread.sessionOf(round),
            at: round.askedAt,
            agentId: round.agentId,
            numerator: 1,
            denominator: 0,
          };
  },
  source: {
    confidence: 'I',
    reference: {
      zh: '本系统定义，列出响应率不计入的轮次',
      en: 'definition of ours: what response rates leave out',
    },
  },
  decision:
    '2026-11-30: all day, also where a platform’s own definition waits for a human after a robot; a definition that leaves such rounds out says so.',
});
