/** Rows of a list that become one text. */
const rowsAPart = 16;

/**
 * The JSON of a value in parts, cut inside long lists. Of one long text, V8 makes the whole anew each time that it
 * outgrows its room, and once more at the first Chinese character: for a megabyte that is several times what the parts
 * cost. Lists inside of lists are not cut.
 */
export function* jsonParts(value: unknown): Generator<string> {
  if (Array.isArray(value) && value.length > rowsAPart) {
    for (let from = 0; from < value.length; from += rowsAPart) {
      const rows = JSON.stringify(value.slice(from, from + rowsAPart));
      yield `${from ? ',' : '['}${rows.slice(1, -1)}`;
    }
    yield ']';
  } else if (holdsLongList(value)) {
    let begin = '{';
    for (const [name, each] of Object.entries(value)) {
      if (wordless.has(typeof each)) continue;
      yield `${begin}${JSON.stringify(name)}:`;
      yield* jsonParts(each);
      begin = ',';
    }
    yield '}';
  } else {
    yield JSON.stringify(value);
  }
}

/** What JSON leaves out of an object. */
const wordless: ReadonlySet<string> = new Set(['undefined', 'function', 'symbol']);

const holdsLongList = (value: unknown): value is object =>
  value !== null &&
  typeof value === 'object' &&
  !Array.isArray(value) &&
  typeof (value as { toJSON?: unknown }).toJSON !== 'function' &&
  Object.values(value).some(
    (each) => (Array.isArray(each) && each.length > rowsAPart) || holdsLongList(each),
  );
