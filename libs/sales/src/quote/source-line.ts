import type { FactSources } from '@zuoxi/published';

interface Traffic {
  readonly averageDailyInquiries: number | null;
  readonly sources: FactSources;
  readonly trafficIntervalMinutes: number | null;
}

const rowOf = (minutes: number | null): string => {
  if (minutes === null) return '';
  if (minutes === 1440) return '，原表每行一天';
  return minutes % 60 ? `，原表每行 ${minutes} 分钟` : `，原表每行 ${minutes / 60} 小时`;
};

/** What a quote says of the traffic it was sized by: whose figures those are, and what is assumed. */
export function sourceLine({ averageDailyInquiries, sources, trafficIntervalMinutes }: Traffic): string {
  const { traffic, averageDailyInquiries: average } = sources;
  const row = rowOf(trafficIntervalMinutes);
  if (traffic === 'file') return `报价依据贵店提供的分时咨询量测算${row}`;
  const day = `日均咨询量 ${averageDailyInquiries} 次`;
  const told = average === 'file' ? `贵店表格中的${day}${row}` : `贵店告知的${day}`;
  return `报价依据${told}测算，一天内的分布按网店常见的一天估算`;
}
