import { useNavigate, useSearch } from '@tanstack/react-router';
import { useCallback, useMemo, useState } from 'react';

/** Order and columns of a list: in the page's address, or for a list in a drawer with the drawer. */
export interface TableState {
  /** As the list's query takes it: `name`, or `-name` for the other way round. */
  readonly sort: string | null;
  /** Keys of the columns; null for the usual ones. */
  readonly columns: readonly string[] | null;
  readonly change: (next: { sort?: string | null; columns?: readonly string[] | null }) => void;
  /** Only what is in the address can be kept as a view and shared. */
  readonly isShared: boolean;
}

export interface TableSearch {
  readonly sort?: string | undefined;
  readonly cols?: string | undefined;
}

/** For the lists' routes: what `useTable` keeps in the address. */
export const tableSearch = (search: Record<string, unknown>): TableSearch => {
  const text = (value: unknown) => (typeof value === 'string' && value !== '' ? value : undefined);
  return { sort: text(search['sort']), cols: text(search['cols']) };
};

export function useTable(): TableState {
  const navigate = useNavigate();
  const search: TableSearch = useSearch({ strict: false });
  const { sort = null, cols } = search;
  const change = useCallback<TableState['change']>(
    (next) =>
      void navigate({
        to: '.',
        replace: true,
        search: (before: object) => ({
          ...before,
          ...(next.sort === undefined ? {} : { sort: next.sort ?? undefined }),
          ...(next.columns === undefined ? {} : { cols: next.columns?.join(',') }),
        }),
      }),
    [navigate],
  );
  const columns = useMemo(() => cols?.split(',') ?? null, [cols]);
  return { sort, columns, change, isShared: true };
}

export function useDrawerTable(): TableState {
  const [state, setState] = useState<Pick<TableState, 'sort' | 'columns'>>({ sort: null, columns: null });
  const change = useCallback<TableState['change']>(
    (next) => setState((before) => ({ ...before, ...next })),
    [],
  );
  return { ...state, change, isShared: false };
}
