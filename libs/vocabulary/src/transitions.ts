/** Which state may follow which: the one table of a machine, from which everything else about its moves is read. */
export interface Transitions<State extends string> {
  readonly states: readonly State[];
  /** The states from which one may be come to. */
  sources(to: State): State[];
  may(from: State, to: State): boolean;
}

/** @param table for each state the ones that may follow it; nothing follows a final one. */
export function transitions<State extends string>(
  table: Readonly<Record<State, readonly NoInfer<State>[]>>,
): Transitions<State> {
  const states = Object.keys(table) as State[];
  const may = (from: State, to: State) => table[from].includes(to);
  return { states, may, sources: (to) => states.filter((from) => may(from, to)) };
}
