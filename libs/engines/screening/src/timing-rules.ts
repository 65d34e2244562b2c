import type { AnyRule } from './pack.js';

const promises = [
  {
    say: [
      '稍等',
      '稍后',
      '等一下',
      '等下',
      '等我一下',
      '等会',
      '等一会',
      '请等',
      '马上帮您查',
      '马上给您查',
      '我去核实',
      '帮您核实',
      '我去查',
      '帮您查一下',
      '我去问',
      '帮您问',
      '马上回复',
      '稍候',
      '这就去',
      '马上处理',
    ],
    notAfter: ['{no}', '感谢您', '谢谢您', '不用', '让您', '无需', '久', '您', '辛苦您', '过', '已'],
    notBefore: [
      '了',
      '久',
      '过',
      '发货',
      '再',
      '您就能',
      '到货',
      '会发',
      '收到',
      '您付',
      '您下',
      '您看',
      '您试',
    ],
  },
];
const released = [
  '不用了',
  '算了',
  '不需要',
  '没事了',
  '解决了',
  '不要了',
  '不查了',
  '不买了',
  '好了谢谢',
  '找到了',
  '知道了',
];

/** Answers that came late, promises that nothing followed, masked data. */
export const timingRules: readonly AnyRule[] = [
  {
    kind: 'wait',
    key: 'late-answer',
    topic: 'slow-answer',
    // The platforms' own limit for an answer.
    seconds: 180,
    why: {
      'zh-CN': '买家提问后超过 3 分钟才有人工回复',
      'en-US': 'The answer came more than three minutes after the question',
    },
  },
  {
    kind: 'promise',
    key: 'promise-late',
    topic: 'slow-answer',
    after: 'late',
    seconds: 600,
    phrases: promises,
    released,
    why: {
      'zh-CN': '说了稍等，超过 10 分钟才再回复',
      'en-US': 'Asked to wait, and came back after more than ten minutes',
    },
  },
  {
    kind: 'promise',
    key: 'promise-broken',
    topic: 'abandoned',
    after: 'never',
    seconds: 600,
    phrases: promises,
    released,
    why: {
      'zh-CN': '说了稍等，之后再没有回复（无故终止服务）',
      'en-US': 'Asked to wait, and never came back',
    },
  },
  {
    kind: 'mask',
    key: 'masked-data',
    topic: null,
    why: { 'zh-CN': '已脱敏的个人信息', 'en-US': 'Masked personal data' },
  },
];
