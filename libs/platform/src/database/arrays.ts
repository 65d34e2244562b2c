// Array parameters as PostgreSQL writes them. The driver makes them as well, but an element at a time: for the rows of an
// import that took as long as the database itself.

/** Of what needs no quotes: numbers, ids, dates, instants, hex, words without spaces or punctuation. */
export const plainArray = (values: readonly (string | number | null | undefined)[]): string =>
  `{${values.map((value) => value ?? 'null').join(',')}}`;

const special = /["\\]/g;

/** Of any text. */
export const textArray = (values: readonly (string | null | undefined)[]): string =>
  `{${values.map((value) => (value == null ? 'null' : `"${value.replace(special, '\\$&')}"`)).join(',')}}`;

export const instantArray = (values: readonly Date[]): string =>
  `{${values.map((value) => value.toISOString()).join(',')}}`;
