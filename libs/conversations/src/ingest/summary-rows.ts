/** The rows that platforms put under their tables. They are checked against, never imported as people. */
export type SummaryKind =
  'total' | 'average' | 'store-total' | 'store-average' | 'peer' | 'comparison' | 'note';

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

/** What only a row about other rows says of itself: with counts, brackets and the like around it. */
const words: readonly (readonly [RegExp, SummaryKind])[] = [
  [/环比|同比|较(?:上|前|昨|去)|涨跌|vs\.?|compared/i, 'comparison'],
  [/同行|行业|大盘|同层|peer|benchmark/i, 'peer'],
  [/平均|均值|人均|average|\bavg\b|\bmean\b/i, 'average'],
  [/合计|总计|汇总|小计|总和|共计|总数|累计|sub-?total|\btotal\b|\bsum\b/i, 'total'],
];
/** Whom it is about, where it says no more than that: 全店, 团队整体（12人）, 全部客服. */
const EVERYBODY =
  /^(?=.*(?:全店|本店|店铺|团队|小组|本组|部门|整体|总体|全部|所有|全体|\ball\b|overall|team|whole store))(?:[全本]?店铺?|团队|[小本]组|部门|整体|总体|全部|所有|全体|全员|客服|人员|数据|水平|情况|表现|合并|值|共|all|overall|team|whole|store|agents?|[\d\s人名个()])+$/i;

const plainLabel = (label: string): string =>
  label
    .normalize('NFKC')
    .replace(/[:\s]+$/g, '')
    .trim();

/** By what its label says; null: it may be anybody's name. A name of a shop and of a person in it (店:小计) is one. */
export function summaryKind(label: string | null): SummaryKind | null {
  if (label === null || label.length > 40) return null;
  const plain = plainLabel(label);
  const known = KINDS[plain.replace(/[\s:()]/g, '')];
  if (known) return known;
  if (/.:./.test(plain)) return null;
  const said = words.find(([word]) => word.test(plain))?.[1];
  if (said) return said;
  return EVERYBODY.test(plain) ? 'store-total' : null;
}

/** Of the same figures the row before it, added up. */
interface Sums {
  rows: number;
  readonly totals: Map<string, number>;
}

/**
 * Rows that are what the rows above them add up to, whatever they call themselves. Two figures at least have to agree,
 * over two rows with something in them: by chance one may.
 */
export class RowsAbove {
  private all: Sums = { rows: 0, totals: new Map() };
  /** Since the last row of summary: groups and days have their own. */
  private block: Sums = { rows: 0, totals: new Map() };

  add(figures: Iterable<readonly [string, number]>): void {
    const told = [...figures];
    if (!told.some(([, figure]) => figure !== 0)) return;
    for (const sums of [this.all, this.block]) {
      sums.rows += 1;
      for (const [name, figure] of told) sums.totals.set(name, (sums.totals.get(name) ?? 0) + figure);
    }
  }

  endBlock(): void {
    this.block = { rows: 0, totals: new Map() };
  }

  /** Figures of a printed total that the rows above do not add up to. */
  differing(figures: readonly (readonly [string, number])[]): string[] {
    const differ = ({ totals }: Sums) =>
      figures.flatMap(([name, figure]) => (Math.abs(figure - (totals.get(name) ?? 0)) < 1e-6 ? [] : name));
    const [ofBlock, ofAll] = [differ(this.block), differ(this.all)];
    return ofBlock.length <= ofAll.length ? ofBlock : ofAll;
  }

  isSum(figures: readonly (readonly [string, number])[]): boolean {
    return [this.block, this.all].some(
      ({ rows, totals }) =>
        rows >= 2 &&
        figures.filter(([, figure]) => figure !== 0).length >= 2 &&
        figures.every(([name, figure]) => Math.abs(figure - (totals.get(name) ?? 0)) < 1e-6),
    );
  }
}
