import { isHumanReply, isQuestion } from '../rounds.js';
import { ALL, define, NO_BOTS } from './define.js';

export const replyRatio = define({
  key: 'reply_ratio',
  version: 1,
  purpose: 'reply-ratio',
  platforms: ALL,
  name: { zh: '答问比', en: 'Messages answered per message asked' },
  formula: { zh: '人工客服消息数 ÷ 买家消息数', en: 'messages of human agents ÷ messages of buyers' },
  numerator: { zh: '人工客服消息数', en: 'messages of human agents' },
  denominator: { zh: '买家消息数', en: 'messages of buyers' },
  unit: 'ratio',
  window: null,
  exclusions: [NO_BOTS],
  rounding: { places: 2, mode: 'half-even' },
  origin: 'messages',
  *measure({ threads }) {
    for (const thread of threads) {
      const owed = new Map(
        thread.rounds().flatMap((round) => round.questionTimes.map((at) => [at, round.agentId] as const)),
      );
      const speaker = thread.receptions()[0]?.agentId ?? null;
      for (const message of thread.messages) {
        const place = { row: thread.sessionOf(message), at: message.at };
        if (isHumanReply(message))
          yield { ...place, agentId: message.agentId ?? null, numerator: 1, denominator: 0 };
        else if (isQuestion(message))
          yield { ...place, agentId: owed.get(message.at) ?? speaker, numerator: 0, denominator: 1 };
      }
    }
  },
  source: {
    confidence: 'C',
    reference: { zh: '第三方绩效工具通行指标', en: 'common to third-party performance tools (赤兔)' },
  },
  decision:
    '2026-11-29: every buyer message counts, thanks too; it is booked on who owed it an answer, else on who served the buyer first.',
});
