import { NO_DATA } from '../format/format';
import type { Part } from './conversation-rows';
import type { ReportNumber } from './documents';

export type OpenRows = (number: Pick<ReportNumber, 'name' | 'metric' | 'rows' | 'unit'>, of: Part) => void;

/** A figure in a table that opens to its rows. */
export function Cell({ text, onOpen }: { text: string; onOpen: (() => void) | null }) {
  if (!onOpen || text === NO_DATA) return <>{text}</>;
  return (
    <button type="button" className="lp-link lp-dotted" onClick={onOpen}>
      {text}
    </button>
  );
}
