/** What became of one report. */
export interface Published<Refusal> {
  readonly storeId: string;
  readonly store: string;
  /** Null: it is published. */
  readonly problem: Refusal | null;
}

interface Row {
  readonly store: { readonly id: string; readonly name: string };
}

/** One after the other, each told as it ends; one that is refused does not stop the others. */
export async function publishEach<R extends Row, Refusal>(
  rows: readonly R[],
  publish: (row: R) => Promise<Refusal | null>,
  tell: (result: Published<Refusal>) => void,
): Promise<void> {
  for (const row of rows) {
    const problem = await publish(row);
    tell({ storeId: row.store.id, store: row.store.name, problem });
  }
}
