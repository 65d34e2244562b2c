import type { OrderByModifiersCallbackExpression } from 'kysely';

/** Up or down; what is missing stays last either way. */
export const inOrder =
  ({ descending }: { readonly descending: boolean }): OrderByModifiersCallbackExpression =>
  (order) =>
    (descending ? order.desc() : order.asc()).nullsLast();
