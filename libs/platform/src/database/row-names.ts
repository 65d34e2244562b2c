type Row = Record<string, unknown>;

/** `on_date` in the database is `onDate` here. The names are found once a result, not once a row. */
export function inCamelCase(rows: Row[]): Row[] {
  const columns = Object.keys(rows[0] ?? {});
  const names = columns.map((column) =>
    column.replace(/_(\w)/g, (_, letter: string) => letter.toUpperCase()),
  );
  if (names.every((name, index) => name === columns[index])) return rows;
  return rows.map((row) => {
    const named: Row = {};
    for (let index = 0; index < columns.length; index += 1) {
      named[names[index] as string] = row[columns[index] as string];
    }
    return named;
  });
}
