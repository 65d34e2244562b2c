import { type ReactNode, type RefObject, useCallback, useEffect, useRef, useState } from 'react';
import { itemsInView } from './in-view';
import { usePrinting } from './use-printing';

interface Props {
  /** What scrolls; null for a moment while the page is made. */
  readonly scroller: RefObject<HTMLElement | null>;
  readonly count: number;
  readonly columns: number;
  /** About how high a row is, in px. */
  readonly heightOf: (row: number) => number;
  readonly keep?: readonly number[];
  readonly children: (row: number) => ReactNode;
}

const nothingKept: readonly number[] = [];
/** Scrolling by less than this renders nothing anew. */
const step = 120;
/** Lists up to this are rendered whole. */
const few = 60;

/**
 * A table's body that renders the rows that are seen; the others are room. Paper gets all of them. Whoever searches the
 * page by the browser's own search finds only what is rendered, so a table with such a body has a search of its own.
 */
export function RowsInView({ scroller, count, columns, heightOf, keep = nothingKept, children }: Props) {
  const body = useRef<HTMLTableSectionElement>(null);
  const [seen, setSeen] = useState({ from: 0, until: 1000 });
  const isPrinting = usePrinting();
  const look = useCallback(() => {
    const [frame, rows] = [scroller.current, body.current];
    if (!frame || !rows) return;
    const { top, height } = frame.getBoundingClientRect();
    const from = Math.floor((top - rows.getBoundingClientRect().top) / step) * step;
    const until = from + height + step;
    setSeen((before) => (before.from === from && before.until === until ? before : { from, until }));
  }, [scroller]);

  // Whatever stands above the rows may have changed its height.
  useEffect(look);
  // Not before the frame around the table is there, which is after the table's own layout.
  useEffect(() => {
    const frame = scroller.current;
    if (!frame) return;
    frame.addEventListener('scroll', look, { passive: true });
    const size = new ResizeObserver(look);
    size.observe(frame);
    return () => {
      frame.removeEventListener('scroll', look);
      size.disconnect();
    };
  }, [scroller, look]);

  const all = isPrinting || count <= few;
  const sight = all ? { from: -Infinity, until: Infinity } : seen;
  return (
    <tbody ref={body}>
      {itemsInView({ count, heightOf, ...sight, keep }).map((item) =>
        'row' in item ? (
          children(item.row)
        ) : (
          <tr key={`room-${item.rows}-${item.height}`} aria-hidden="true">
            <td colSpan={columns} style={{ height: item.height, padding: 0, border: 0 }} />
          </tr>
        ),
      )}
    </tbody>
  );
}
