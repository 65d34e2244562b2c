/** The rows that platforms put under their tables. They are checked against, never imported as people. */
export type SummaryKind = 'total' | 'average' | 'store-total' | 'store-average' | 'peer';

const KINDS: Readonly<Record<string, SummaryKind>> = {
  汇总值: 'total',
  汇总: 'total',
  总计: 'total',
  合计: 'total',
  总和: 'total',
  小计: 'total',
  平均值: 'average',
  平均: 'average',
  均值: 'average',
  全店汇总值: 'store-total',
  全店汇总: 'store-total',
  全店平均值: 'store-average',
  全店平均: 'store-average',
  同行同层优秀: 'peer',
  同行同层均值: 'peer',
  同行优秀: 'peer',
  同行均值: 'peer',
};

export const summaryKind = (label: string | null): SummaryKind | null =>
  label === null ? null : (KINDS[label.normalize('NFKC').replace(/[\s:()]/g, '')] ?? null);
