import { useNavigate } from '@tanstack/react-router';
import { useEffect, useMemo, useState } from 'react';
import { type PageKey, usePageKeys } from '../../shell/keys';
import { isPublishable, type MorningRow } from './urgency';

interface Options {
  /** As they stand on the screen. */
  readonly rows: readonly MorningRow[];
  readonly onChoose: ((storeId: string) => void) | null;
  readonly onPublish: () => void;
}

/** j and k go through the shops, x chooses one, Enter opens it, p publishes what is chosen. @returns where one is */
export function useMorningKeys({ rows, onChoose, onPublish }: Options): string | null {
  const navigate = useNavigate();
  const [at, setAt] = useState<string | null>(null);
  const keys = useMemo((): readonly PageKey[] => {
    const index = rows.findIndex(({ store }) => store.id === at);
    const row = rows[index];
    const go = (next: number) => {
      setAt(rows[Math.min(Math.max(next, 0), rows.length - 1)]?.store.id ?? null);
    };
    return [
      { key: 'j', label: 'morning.keyNext', run: () => go(index + 1) },
      { key: 'k', label: 'morning.keyPrevious', run: () => go(index < 0 ? 0 : index - 1) },
      {
        key: 'Enter',
        label: 'morning.keyOpen',
        run: () => {
          if (!row) return;
          const params = { storeId: row.store.id, on: row.on };
          void navigate({ to: '/reports/$storeId/$on', params });
        },
      },
      ...(onChoose
        ? [
            {
              key: 'x',
              label: 'morning.keyChoose' as const,
              run: () => row && isPublishable(row) && onChoose(row.store.id),
            },
            { key: 'p', label: 'morning.keyPublish' as const, run: onPublish },
          ]
        : []),
    ];
  }, [rows, at, onChoose, onPublish, navigate]);
  usePageKeys(keys);
  // When it is there: the table may have turned a page for it.
  useEffect(() => {
    if (at) document.querySelector(`[data-row-key="${at}"]`)?.scrollIntoView({ block: 'nearest' });
  }, [at]);
  return at;
}
