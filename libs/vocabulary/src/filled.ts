import { noData } from './figures.js';

/** A sentence with its `{name}`s replaced; what is not said prints as missing. */
export const filled = (text: string, params: Readonly<Record<string, unknown>>): string =>
  text.replace(/\{(\w+)\}/g, (_, name: string) => String(params[name] ?? noData));
