/** Brings a document of one version to the next. What it is given was checked when it was written. */
type Step = (former: never) => unknown;

interface Shape<Today> {
  readonly put: (v: number, today: Today) => object;
  readonly versionOf: (kept: object) => unknown;
  /** What is kept without its version. */
  readonly take: (kept: object) => unknown;
}
interface Kept {
  readonly v?: unknown;
}

/**
 * A type of document that is kept whole in a jsonb column: the version with which it is written, and the one reader of
 * every version that was. Given to its column, entities are read and written through it; SQL asks `read`.
 */
export class KeptDocument<Today> {
  constructor(
    private readonly name: string,
    private readonly shape: Shape<Today>,
    private readonly steps: readonly Step[],
  ) {}

  /** @throws Error for a version that is not known: read as today's, it would say something else */
  read(kept: unknown): Today {
    const version = kept !== null && typeof kept === 'object' ? this.shape.versionOf(kept) : kept;
    const today = this.steps.length + 1;
    if (!Number.isInteger(version) || (version as number) < 1 || (version as number) > today)
      throw new Error(`${this.name}: version ${String(version)} is not known, the newest is ${today}`);
    let document = this.shape.take(kept as object);
    for (const step of this.steps.slice((version as number) - 1)) document = step(document as never);
    return document as Today;
  }

  write(today: Today): object {
    return this.shape.put(this.steps.length + 1, today);
  }

  /** @internal What is not there is no document. */
  readonly from = (kept: unknown): unknown => (kept == null ? kept : this.read(kept));
  /** @internal */
  readonly to = (today: Today | null | undefined): unknown => (today == null ? today : this.write(today));
}

const object: Shape<object> = {
  put: (v, today) => ({ v, ...today }),
  versionOf: (kept: Kept) => (Array.isArray(kept) ? 'of a list' : (kept.v ?? 1)),
  take: ({ v: _v, ...document }: Kept) => document,
};
const list: Shape<readonly unknown[]> = {
  put: (v, items) => ({ v, items }),
  versionOf: (kept: Kept) => (Array.isArray(kept) ? 1 : kept.v),
  take: (kept) => (Array.isArray(kept) ? kept : (kept as { items: unknown }).items),
};

/**
 * A document with fields.
 *
 * @param name as its reader names it where it refuses
 * @param steps from each version to the next; what was kept before versions were is the first
 */
export const keptDocument = <Today extends object>(name: string, ...steps: readonly Step[]) =>
  new KeptDocument<Today>(name, object as Shape<unknown> as Shape<Today>, steps);

/** As keptDocument, of a list: the first version is a list by itself, or one under `items`. */
export const keptList = <Item>(name: string, ...steps: readonly Step[]) =>
  new KeptDocument<readonly Item[]>(name, list as Shape<unknown> as Shape<readonly Item[]>, steps);
