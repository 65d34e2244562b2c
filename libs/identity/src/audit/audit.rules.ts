export interface AuditDetail {
  readonly name: string;
  readonly before: string | null;
  readonly value: string | null;
}

/** Two details that are one change. */
const changes: readonly (readonly [before: string, after: string, name: string])[] = [
  ['before', 'after', 'score'],
  ['from', 'to', 'role'],
];

/** A change from nothing is a change all the same. */
const NOTHING = '—';

const textOf = (value: unknown): string | null => {
  if (value === null || value === undefined) return null;
  return typeof value === 'object' ? JSON.stringify(value) : String(value as string | number | boolean);
};

/** What a deed left in the log, a line each; what it was and what it became on one line. */
export function detailsOf(details: unknown): AuditDetail[] {
  const rest = new Map(Object.entries((details ?? {}) as Record<string, unknown>));
  const changed = changes.flatMap(([before, after, name]) => {
    if (!rest.has(before) || !rest.has(after)) return [];
    const line = { name, before: textOf(rest.get(before)), value: textOf(rest.get(after)) };
    rest.delete(before);
    rest.delete(after);
    return [line];
  });
  const states = rest.get('changed') as Record<string, { from: unknown; to: unknown }> | undefined;
  rest.delete('changed');
  for (const [name, { from, to }] of Object.entries(states ?? {}))
    changed.push({ name, before: textOf(from) ?? NOTHING, value: textOf(to) });
  return [...changed, ...[...rest].map(([name, value]) => ({ name, before: null, value: textOf(value) }))];
}
