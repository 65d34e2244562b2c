import { LRUCache } from 'lru-cache';
import type { Service } from './services.js';

/** A text that the connection prepares once, under its name. */
export interface Statement {
  readonly name: string;
  readonly text: string;
  readonly values: readonly unknown[];
}

/** PostgreSQL keeps what a connection has prepared for as long as it is open: what is asked often, and no more of it. */
const mostNames = 400;
const asksBeforeName = 3;
const longestText = 4000;
/** Every column of a table: with a column more, what was prepared is refused. `count(*)` is none. */
const everyColumn = /(?<!\()\*/;
/**
 * A plan for whatever values come does not know that those of `on conflict … where state not in ($1, $2)` are the
 * index's own, and the statement fails from its sixth time on.
 */
const partialIndex = /\bon conflict\b.*\bwhere\b/is;

const asked = new LRUCache<string, number>({ max: 1000 });
const names = new Map<string, string>();

/** A query under a name, so that PostgreSQL reads and plans it once a connection. One plan is of one role. */
export function prepared(service: Service, text: string, values: unknown[]) {
  const key = `${service} ${text}`;
  let name = names.get(key);
  if (!name && names.size < mostNames && text.length < longestText) {
    const count = (asked.get(key) ?? 0) + 1;
    if (count >= asksBeforeName && !everyColumn.test(text) && !partialIndex.test(text)) {
      names.set(key, (name = `${service} ${names.size}`));
      asked.delete(key);
    } else {
      asked.set(key, count);
    }
  }
  return name ? { name, text, values } : { text, values };
}
