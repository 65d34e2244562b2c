// Writes docs/metrics.md, the metric dictionary as people read it, from the definitions that count.
// `--check` only compares, for CI.
import { readFileSync, writeFileSync } from 'node:fs';
import { METRICS } from '@zuoxi/metrics';

const path = 'docs/metrics.md';

const platforms = {
  taobao: '淘宝 / Taobao',
  tmall: '天猫 / Tmall',
  jd: '京东 / JD',
  pdd: '拼多多 / Pinduoduo',
  douyin: '抖音 / Douyin',
  generic: '其他 / others',
};
const units = {
  people: ['人', 'people'],
  count: ['个', 'count'],
  seconds: ['秒', 'seconds'],
  fraction: ['比例（显示为百分比）', 'fraction, shown in percent'],
  ratio: ['比值', 'ratio'],
  fen: ['金额（分，显示为元）', 'money in fen, shown in yuan'],
};
const origins = {
  messages: ['聊天记录', 'chats'],
  inquiries: ['聊天记录与订单', 'chats and orders'],
  orders: ['订单', 'orders'],
  sales: ['付款订单（与聊天记录）', 'orders paid (and chats)'],
  records: ['售后记录', 'after-sale records'],
  reviews: ['质检', 'reviews'],
  duty: ['合同坐席与已发布的班表', 'seats of the contract, published roster'],
  export: ['仅平台导出，系统不计算', 'the platform’s export only, never computed'],
};
const confidences = {
  A: ['平台原文', 'the platform’s own text'],
  B: ['平台导出或接口中的名称', 'names in the platform’s export or interface'],
  C: ['第三方', 'third party'],
  I: ['我方推定', 'inferred by us'],
};
const judged = {
  round: ['每一轮（买家连续提问到首次回复）', 'a round: from the first unanswered message to the reply'],
  message: ['买家的每一条消息', 'every single message of a buyer'],
  session: ['每一次会话', 'a session'],
  buyer: ['每位买家每天', 'a buyer on a day'],
};
const judgedBy = {
  'first-reply': ['按首次回复', 'by the first reply'],
  'every-reply': ['每次回复都须达标', 'every reply must keep it'],
};
const unanswered = {
  missed: ['未回复的算未达标', 'unanswered is missed'],
  capped: ['未回复的按上限计', 'unanswered counts as the cap'],
  excluded: ['未回复的不计', 'unanswered is left out'],
};
const windowTests = {
  question: ['提问须在计时时段内', 'asked inside the window'],
  'question-or-answer': ['提问或回复在计时时段内', 'asked or answered inside the window'],
  'session-start': ['会话开始于计时时段内', 'the session began inside the window'],
};

const clock = (minute) =>
  `${String(Math.floor(minute / 60)).padStart(2, '0')}:${String(minute % 60).padStart(2, '0')}`;
const both = (text) => [text, text];

function windowOf({ window }) {
  if (window === null) return ['全天', 'the whole day'];
  if (window === 'service-hours') return ['店铺服务时间', 'service hours of the shop'];
  return both(`${clock(window.fromMinute)}–${clock(window.toMinute)}`);
}

function validityOf({ validFrom, validTo }) {
  if (!validFrom && !validTo) return ['一直', 'always'];
  return [`${validFrom ?? '…'} 至 ${validTo ?? '今'}`, `${validFrom ?? '…'} to ${validTo ?? 'today'}`];
}

/** The rule that the code counts by, said: [zh, en] a clause. */
function ruleOf({ rule }) {
  if (!rule) return null;
  const clauses = [
    judged[rule.unit],
    judgedBy[rule.judgedBy],
    ...(rule.thresholdSeconds === null
      ? []
      : [[`${rule.thresholdSeconds} 秒以内`, `within ${rule.thresholdSeconds} s`]]),
    ...(rule.capSeconds === null
      ? []
      : [[`单次最多计 ${rule.capSeconds} 秒`, `at most ${rule.capSeconds} s each`]]),
    unanswered[rule.unanswered],
    windowTests[rule.windowTest],
    rule.botReply === 'ends-round'
      ? ['机器人已答的不算人工轮次', 'what a robot answered is no human’s round']
      : ['不看机器人的回复', 'robots are as if they were not there'],
    ...(rule.afterTransferOnly ? [['只计转人工之后', 'only after the transfer to a human']] : []),
    rule.overnight
      ? ['零点前的提问，次日 06:00 前的回复算数', 'before midnight asked, until 06:00 answered counts']
      : ['日终未回复即未回复', 'unanswered at the end of the day is unanswered'],
  ];
  return [clauses.map(([zh]) => zh).join('；'), clauses.map(([, en]) => en).join('; ')];
}

function rowsOf(metric) {
  const bilingual = ({ zh, en }) => [zh, en];
  const [zh, en] = [[], []];
  for (const exclusion of metric.exclusions) {
    zh.push(exclusion.zh);
    en.push(exclusion.en);
  }
  const row = (zhLabel, enLabel, said) => (said ? [`${zhLabel} / ${enLabel}`, ...said] : null);
  const quantile = metric.quantile === null ? null : both(`P${metric.quantile * 100}`);
  const days = metric.maturityDays;
  return [
    row('公式', 'formula', bilingual(metric.formula)),
    row('分子', 'numerator', bilingual(metric.numerator)),
    row('分母', 'denominator', metric.denominator && bilingual(metric.denominator)),
    row('单位', 'unit', units[metric.unit]),
    row('分位', 'quantile', quantile),
    row('计时时段', 'window', windowOf(metric)),
    row('口径', 'rule', ruleOf(metric)),
    row('谁算回复', 'sender', metric.rule && bilingual(metric.sender)),
    row('不计', 'left out', zh.length ? [zh.join('<br>'), en.join('<br>')] : null),
    row('数据来自', 'made of', origins[metric.origin]),
    row('定数', 'final', [
      days ? `${days} 天后` : '当日结束后',
      days ? `after ${days} days` : 'when the day is over',
    ]),
    row('有效期', 'in force', validityOf(metric)),
    row('出处', 'source', said(metric.source)),
    ...Object.entries(metric.sourceOf).map(([platform, source]) => {
      const [zh, en] = platforms[platform].split(' / ');
      return row(`出处：${zh}`, `source: ${en}`, said(source));
    }),
  ].filter((each) => each !== null);
}

function said({ reference, confidence }) {
  const [zh, en] = confidences[confidence];
  return [`${reference.zh}（${confidence}：${zh}）`, `${reference.en} (${confidence}: ${en})`];
}

const cell = (text) => text.replaceAll('|', '\\|').replaceAll('\n', ' ');
const tableOf = (metric) =>
  [
    '|  | 中文 | English |',
    '| --- | --- | --- |',
    ...rowsOf(metric).map((row) => `| ${row.map(cell).join(' | ')} |`),
  ].join('\n');

const sections = METRICS.map(
  (metric) =>
    `## \`${metric.id}\` ${metric.name.zh} / ${metric.name.en}\n\n${metric.platforms.map((each) => platforms[each]).join(' · ')}\n\n${tableOf(metric)}\n\nDecided ${metric.decision}\n`,
);
const text = `# 指标口径 / Metric dictionary

<!-- Written by \`npm run dictionary\` from libs/engines/metrics/src/metrics. Do not edit. -->

每个数字都注明 \`指标@版本\`。口径不会改：规则变了就是新版本。平台没有的指标显示“无数据”，不显示 0。

Every number names its \`metric@version\`. A definition never changes: a changed rule is a new version. What a platform does not have is “no data”, never 0. How a day is cut, which messages count as answers and why: [ADR 7](adr/0007-one-implementation-a-metric.md).

${sections.join('\n')}`;

if (!process.argv.includes('--check')) writeFileSync(path, text);
else if (readFileSync(path, 'utf8') !== text) {
  console.error(`${path} is not what the definitions say: run npm run dictionary`);
  process.exit(1);
}
