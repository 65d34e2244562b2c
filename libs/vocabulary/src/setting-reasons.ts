import type { KindOfSetting } from './setting-kind.js';

/** What a person is asked for a reason of. */
export const reasonPurposes = [
  'quote-lost',
  'quote-returned',
  'contract-ended',
  'report-corrected',
  'appeal-decided',
] as const;
export type ReasonPurpose = (typeof reasonPurposes)[number];

/** A reason that people choose from; what else there is to say they add in their own words. */
export interface OfferedReason {
  readonly of: ReasonPurpose;
  readonly name: string;
  /** Empty: as in Chinese. */
  readonly nameEn: string;
}

const offered = (of: ReasonPurpose, ...names: readonly (readonly [zh: string, en: string])[]) =>
  names.map(([name, nameEn]): OfferedReason => ({ of, name, nameEn }));

export const reasons: KindOfSetting<OfferedReason> = {
  name: { 'zh-CN': '原因', 'en-US': 'Reasons' },
  about: {
    'zh-CN': '未成交、退回、终止合同、更正日报和处理申诉时可选的原因；选择后还可以补充说明。',
    'en-US':
      'What is offered as a reason where a quote is lost or returned, a contract ended, a report corrected or an appeal decided; people add their own words.',
  },
  readBy: {
    'zh-CN': '填写原因的各个页面，按填写当天有效的版本。已记录的原因保持原来的文字。',
    'en-US':
      'The pages that ask for a reason, by the version of that day. What was recorded keeps its words.',
  },
  key: ['of', 'name'],
  fields: {
    of: {
      type: 'choice',
      name: { 'zh-CN': '用于', 'en-US': 'Asked where' },
      of: {
        'quote-lost': { 'zh-CN': '报价未成交', 'en-US': 'a quote is lost' },
        'quote-returned': { 'zh-CN': '退回低毛利报价', 'en-US': 'a quote below the floor is returned' },
        'contract-ended': { 'zh-CN': '终止合同', 'en-US': 'a contract is ended' },
        'report-corrected': { 'zh-CN': '更正日报', 'en-US': 'a report is corrected' },
        'appeal-decided': { 'zh-CN': '处理申诉', 'en-US': 'an appeal is decided' },
      },
    },
    name: { type: 'text', max: 40, name: { 'zh-CN': '原因', 'en-US': 'Reason in Chinese' } },
    nameEn: {
      ...{ type: 'text', max: 80, optional: true },
      name: { 'zh-CN': '英文', 'en-US': 'Reason in English' },
    },
  },
  delivered: [
    ...offered(
      'quote-lost',
      ['价格太高', 'Price too high'],
      ['选择了其他客服公司', 'Chose another provider'],
      ['决定自建客服', 'Keeps service in house'],
      ['服务时段或能力不合', 'Hours or skills do not fit'],
      ['店铺暂停经营或缩减预算', 'The shop pauses or cuts its budget'],
      ['联系不上', 'No answer any more'],
    ),
    ...offered(
      'quote-returned',
      ['毛利过低', 'Margin too low'],
      ['理由不充分', 'Not enough of a reason'],
      ['先与客户重谈', 'To be talked over with the client first'],
    ),
    ...offered(
      'contract-ended',
      ['到期不续', 'Not renewed'],
      ['店铺关停', 'The shop closed'],
      ['服务未达预期', 'Service below what was expected'],
      ['费用原因', 'Cost'],
      ['改为自建客服', 'Service taken in house'],
    ),
    ...offered(
      'report-corrected',
      ['数据补到', 'Data came late'],
      ['账号匹配更正', 'Accounts matched otherwise'],
      ['售后或退款更新', 'After-sales or refunds changed'],
      ['说明文字更正', 'Words corrected'],
    ),
    ...offered(
      'appeal-decided',
      ['评分有误', 'Scored wrongly'],
      ['规则理解不一致', 'The rule was understood otherwise'],
      ['平台或系统原因', 'Platform or system at fault'],
      ['店铺特别要求', 'The shop asked for it'],
      ['证据支持原评分', 'The evidence supports the score'],
    ),
  ],
};
