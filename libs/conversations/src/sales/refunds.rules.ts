/** Words of files for a case whose money has gone back, and for one whose has not or not yet. */
const done = /退款成功|已退款|退款完成|完成|成功|完结|refunded|success|succeeded|completed/i;
const open = /未|不|待|中$|失败|关闭|取消|撤销|拒绝|驳回|fail|closed|cancel|reject|refus|pending/i;
/** Goods for goods: no money goes back. */
const exchange = /换货|补发|维修|exchange|repair|resend/i;

/** What an after-sale case paid back; null: nothing, as far as its file says. */
export function refundedBy(record: {
  readonly kind: string;
  readonly outcome: string | null;
  readonly amountFen: number | null;
}): number | null {
  const outcome = record.outcome ?? '';
  const isPaidBack = done.test(outcome) && !open.test(outcome) && !exchange.test(record.kind);
  return isPaidBack ? record.amountFen : null;
}
