import type { AuditName, OnlyAudited } from '@zuoxi/vocabulary';

/** Of each field that is another now: what it was, and what it became. */
export type Changes = { readonly [Name in AuditName]?: { readonly from: unknown; readonly to: unknown } };

/** What differs between two states of a thing, for the log; fields that only one of them has were or became null. */
export function changesOf<Before extends object, After extends object>(
  before: OnlyAudited<Before>,
  after: OnlyAudited<After>,
): Changes {
  const [were, are] = [
    before as Readonly<Record<string, unknown>>,
    after as Readonly<Record<string, unknown>>,
  ];
  const names = [...new Set([...Object.keys(were), ...Object.keys(are)])];
  const states = names.map((name) => ({ name, from: were[name] ?? null, to: are[name] ?? null }));
  return Object.fromEntries(
    states
      .filter(({ from, to }) => JSON.stringify(from) !== JSON.stringify(to))
      .map(({ name, ...change }) => [name, change]),
  );
}
