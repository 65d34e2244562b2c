import { clock, defineResponse, NO_BOTS, NO_COURTESY, rate, round, SAME_DAY } from './define.js';

const AFTER_TRANSFER = {
  zh: '每次会话中转人工之前写给机器人的消息不计（按该会话的转接记录；没有转接记录、或转接前已有人工回复的会话全部计入）',
  en: 'What was written to the robot of a session before its transfer to a human is left out; of a session without one on record, or where a human wrote before it, all counts',
};
const shared = {
  version: 1,
  platforms: ['douyin'],
  unit: 'fraction',
  window: clock(8, 23),
  rounding: rate,
} as const;
const rule = {
  ...round,
  judgedBy: 'every-reply',
  thresholdSeconds: 180,
  unanswered: 'missed',
  botReply: 'ignored',
  afterTransferOnly: true,
} as const;

export const threeMinuteDouyin = defineResponse({
  ...shared,
  key: 'reply3m_dy_sess',
  purpose: 'three-minute',
  name: { zh: '飞鸽3分钟人工回复率（会话）', en: 'Feige 3-minute human reply rate (sessions)' },
  formula: {
    zh: '每轮均在3分钟内回复的会话 ÷ 转人工后买家发过消息的会话',
    en: 'sessions with every turn answered within 3 minutes ÷ sessions with a buyer message after transfer to a human',
  },
  numerator: {
    zh: '每轮均在180秒内得到人工回复的会话',
    en: 'sessions with every turn answered within 180 s',
  },
  denominator: {
    zh: '窗口内转人工后有买家消息的会话',
    en: 'sessions with a buyer message in the window after transfer',
  },
  exclusions: [
    NO_BOTS,
    SAME_DAY,
    AFTER_TRANSFER,
    { zh: '未分配到客服的会话计0分', en: 'A session without an agent scores 0' },
    NO_COURTESY,
  ],
  rule: { ...rule, unit: 'session' },
  source: {
    confidence: 'C',
    reference: {
      zh: 'mip.xhstdz.com/news/6080；平台导出中两列并存',
      en: 'mip.xhstdz.com/news/6080; both columns in the export',
    },
  },
  decision:
    '2026-11-22: default of the two Douyin variants. Any turn over 3 minutes scores the session 0, which makes the published condition on the mean redundant.',
});

export const threeMinuteMessagesDouyin = defineResponse({
  ...shared,
  key: 'reply3m_dy_msg',
  purpose: 'three-minute-message',
  name: { zh: '飞鸽3分钟人工回复率（消息）', en: 'Feige 3-minute human reply rate (messages)' },
  formula: {
    zh: '3分钟内得到人工回复的买家消息 ÷ 买家消息',
    en: 'buyer messages answered by a human within 3 minutes ÷ buyer messages',
  },
  numerator: { zh: '180秒内得到人工回复的买家消息', en: 'buyer messages with a human reply within 180 s' },
  denominator: { zh: '窗口内的买家消息', en: 'buyer messages in the window' },
  exclusions: [NO_BOTS, SAME_DAY, AFTER_TRANSFER, NO_COURTESY],
  rule: { ...rule, unit: 'message' },
  source: { confidence: 'C', reference: { zh: 'plnmw.com', en: 'plnmw.com' } },
  decision: '2026-11-22: stored beside the session variant; the two are never mixed.',
});
