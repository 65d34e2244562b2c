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

/** A figure as it was printed: `precision` is half of its last place, what rounding may have taken. */
export interface PrintedFigure {
  readonly name: string;
  readonly figure: number;
  readonly precision: number;
  /** A count of people or things that is no whole number. */
  readonly isFraction: boolean;
  /** A rate: a team's may be weighed by its people's work, which is no mean of theirs. */
  readonly isRate: boolean;
}

/** Of the same figures the rows before, added up. */
class Sums {
  rows = 0;
  readonly totals = new Map<string, number>();
  private readonly told = new Map<string, { rows: number; least: number; most: number }>();

  add(figures: readonly (readonly [string, number])[]): void {
    this.rows += 1;
    for (const [name, figure] of figures) {
      this.totals.set(name, (this.totals.get(name) ?? 0) + figure);
      const { rows = 0, least = figure, most = figure } = this.told.get(name) ?? {};
      this.told.set(name, {
        rows: rows + 1,
        least: Math.min(least, figure),
        most: Math.max(most, figure),
      });
    }
  }

  meanOf(name: string): { readonly mean: number; readonly differs: boolean } | null {
    const told = this.told.get(name);
    if (!told) return null;
    return { mean: (this.totals.get(name) ?? 0) / told.rows, differs: told.most > told.least };
  }
}

/** Means of as many figures as these, or of a fraction and one more, are no chance. */
const MEANS_ENOUGH = 3;
/** Below, whole numbers are near each other anyway. */
const TELLING = 10;

/**
 * Rows that are what the rows above them add up to, or the mean of these, whatever they call themselves. Two figures at
 * least have to agree in a sum, over two rows with something in them: by chance one may.
 */
export class RowsAbove {
  private all = new Sums();
  /** Since the last row of summary: groups and days have their own. */
  private block = new Sums();

  add(figures: Iterable<readonly [string, number]>): void {
    const told = [...figures];
    if (!told.some(([, figure]) => figure !== 0)) return;
    for (const sums of [this.all, this.block]) sums.add(told);
  }

  endBlock(): void {
    this.block = new Sums();
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

  /**
   * Every figure is the mean of those above, to the place that it was printed with. People with the same figures are each
   * other's mean: only figures in which the rows differ prove anything.
   */
  isMean(figures: readonly PrintedFigure[]): boolean {
    return [this.block, this.all].some((sums) => {
      if (sums.rows < 2) return false;
      let proofs = 0;
      for (const { name, figure, precision, isFraction, isRate } of figures) {
        const above = sums.meanOf(name);
        const agrees = above !== null && Math.abs(figure - above.mean) <= precision + 1e-9;
        if (!agrees && !isRate) return false;
        if (!agrees || !above.differs) continue;
        if (isFraction) proofs += 2;
        else if (isRate || above.mean >= TELLING) proofs += 1;
      }
      return proofs >= MEANS_ENOUGH;
    });
  }
}
