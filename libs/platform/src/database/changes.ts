/** Of each field that is another now: what it was, and what it became. */
export type Changes = Readonly<Record<string, { readonly from: unknown; readonly to: unknown }>>;

/** What differs between two states of a thing, for the log; fields that only one of them has were or became null. */
export function changesOf(
  before: Readonly<Record<string, unknown>>,
  after: Readonly<Record<string, unknown>>,
): Changes {
  const names = [...new Set([...Object.keys(before), ...Object.keys(after)])];
  const states = names.map((name) => ({ name, from: before[name] ?? null, to: after[name] ?? null }));
  return Object.fromEntries(
    states
      .filter(({ from, to }) => JSON.stringify(from) !== JSON.stringify(to))
      .map(({ name, ...change }) => [name, change]),
  );
}
