import { NO_DATA } from '../format/format';
import type { Part } from './conversation-rows';
import type { ReportNumber } from './documents';

/** A number of the day, or a figure of its tables, that opens to rows. */
export interface OpenedNumber extends Pick<ReportNumber, 'name' | 'metric' | 'unit'> {
  readonly rows: ReportNumber['rows'] | 'shifts';
}
export type OpenRows = (number: OpenedNumber, of: Part) => void;

/** A figure in a table that opens to its rows. */
export function Cell({ text, onOpen }: { text: string; onOpen: (() => void) | null }) {
  if (!onOpen || text === NO_DATA) return <>{text}</>;
  return (
    <button type="button" className="lp-link lp-dotted" onClick={onOpen}>
      {text}
    </button>
  );
}
