export interface ScorecardItem {
  readonly key: string;
  readonly group: string;
  readonly name: string;
  /** What the item is worth, in half points; for a fatal one everything. */
  readonly points: number;
  readonly fatal: boolean;
  /** Topics of screening rules whose hits speak of this item; left out, those that shipped with its key. */
  readonly topics?: readonly string[];
}

const shippedTopics: Readonly<Record<string, readonly string[]>> = {
  courtesy: ['rudeness'],
  language: ['negative-language'],
  speed: ['slow-answer'],
  accuracy: ['overpromise'],
  'self-search': ['self-search'],
  abuse: ['abuse'],
  argue: ['argue'],
  privacy: ['private-information'],
  'customer-data': ['customer-data'],
  'platform-rule': ['platform-rule'],
  disparage: ['disparage'],
  block: ['block'],
  abandon: ['abandoned'],
};

/** The item that hits of a topic speak of; null where the card has none. By key, never by an item's name. */
export const itemOfTopic = (items: readonly ScorecardItem[], topic: string | null): ScorecardItem | null =>
  (topic !== null && items.find(({ key, topics }) => (topics ?? shippedTopics[key] ?? []).includes(topic))) ||
  null;

export interface Finding {
  readonly itemKey: string;
  readonly deduction: number;
  readonly note: string | null;
  readonly messageIds: readonly string[];
}

/** The six criteria, the language rules and the eight taboos of the trade; 100 points without the fatal items. */
export const defaultScorecard: { name: string; appealDays: number; items: readonly ScorecardItem[] } = {
  name: '在线客服质检表',
  appealDays: 3,
  items: [
    { key: 'courtesy', group: '服务态度', name: '敬语与热情接待', points: 15, fatal: false },
    {
      key: 'language',
      group: '服务态度',
      name: '无负面语言（我不能 / 不知道 / 但是）',
      points: 10,
      fatal: false,
    },
    { key: 'speed', group: '服务效率', name: '响应及时，告知稍等后有回复', points: 15, fatal: false },
    { key: 'accuracy', group: '专业能力', name: '解答准确，熟知平台规则', points: 20, fatal: false },
    { key: 'needs', group: '专业能力', name: '挖掘需求与关联推荐', points: 15, fatal: false },
    { key: 'closing', group: '专业能力', name: '促成与跟进（催拍催付）', points: 10, fatal: false },
    { key: 'typos', group: '规范', name: '无错别字，排版表情得当', points: 5, fatal: false },
    { key: 'self-search', group: '规范', name: '不让客户自己找答案', points: 10, fatal: false },
    { key: 'abuse', group: '禁忌', name: '辱骂买家', points: 100, fatal: true },
    { key: 'argue', group: '禁忌', name: '与买家争执', points: 100, fatal: true },
    { key: 'privacy', group: '禁忌', name: '提供私人信息', points: 100, fatal: true },
    { key: 'customer-data', group: '禁忌', name: '泄露客户信息', points: 100, fatal: true },
    { key: 'platform-rule', group: '禁忌', name: '触碰平台规则', points: 100, fatal: true },
    { key: 'disparage', group: '禁忌', name: '诋毁品牌方', points: 100, fatal: true },
    { key: 'block', group: '禁忌', name: '拉黑买家', points: 100, fatal: true },
    { key: 'abandon', group: '禁忌', name: '无故终止服务', points: 100, fatal: true },
  ],
};

export interface ScoringProblem {
  readonly field: string;
  readonly code: string;
  /** What is allowed, where the code does not say it. */
  readonly message?: string;
}

const isHalf = (points: number) => Number.isInteger(points * 2);

/** Findings that the scorecard does not know, that take more than an item has, or that show no message. */
export function checkFindings(
  items: readonly ScorecardItem[],
  findings: readonly Finding[],
  notApplicable: readonly string[] = [],
): ScoringProblem[] {
  const seen = new Set<string>();
  const unknown = notApplicable.flatMap((key, index) =>
    items.some((item) => item.key === key) ? [] : [{ field: `notApplicable.${index}`, code: 'ITEM_UNKNOWN' }],
  );
  const wrong = findings.flatMap((finding, index) => {
    const at = (field: string) => `findings.${index}.${field}`;
    const item = items.find(({ key }) => key === finding.itemKey);
    const problems: ScoringProblem[] = [];
    if (!item) problems.push({ field: at('itemKey'), code: 'ITEM_UNKNOWN' });
    else if (!(finding.deduction >= 0.5 && finding.deduction <= item.points)) {
      problems.push({ field: at('deduction'), code: 'OUT_OF_RANGE', message: `0.5–${item.points}` });
    } else if (!isHalf(finding.deduction)) problems.push({ field: at('deduction'), code: 'HALF_POINTS' });
    if (notApplicable.includes(finding.itemKey))
      problems.push({ field: at('itemKey'), code: 'NOT_APPLICABLE' });
    if (seen.has(finding.itemKey)) problems.push({ field: at('itemKey'), code: 'TWICE' });
    seen.add(finding.itemKey);
    if (!finding.messageIds.length) problems.push({ field: at('messageIds'), code: 'EVIDENCE_NEEDED' });
    return problems;
  });
  return [...unknown, ...wrong];
}

/** Findings that cite what is not a message of the conversation, or what another agent wrote. */
export function checkEvidence(
  findings: readonly Pick<Finding, 'messageIds'>[],
  messages: readonly { id: string; direction: string; agentAccount: string | null }[],
  /** Under which the agent writes. */
  accounts: ReadonlySet<string>,
): ScoringProblem[] {
  const byId = new Map(messages.map((message) => [message.id, message]));
  return findings.flatMap(({ messageIds }, index) => {
    const field = `findings.${index}.messageIds`;
    const cited = messageIds.map((id) => byId.get(id));
    if (cited.some((message) => !message)) return [{ field, code: 'EVIDENCE_UNKNOWN' }];
    const foreign = cited.some(
      (message) =>
        message?.direction === 'agent' &&
        message.agentAccount !== null &&
        !accounts.has(message.agentAccount),
    );
    return foreign ? [{ field, code: 'EVIDENCE_OF_ANOTHER' }] : [];
  });
}

/** How long an inspector may take back what they submitted. */
export const reopenMinutes = 10;
