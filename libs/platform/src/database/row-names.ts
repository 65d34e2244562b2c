import { CamelCasePlugin, type PluginTransformResultArgs, type QueryResult, type UnknownRow } from 'kysely';

/** `on_date` in the database is `onDate` here. */
class RowNames extends CamelCasePlugin {
  override async transformResult({ result }: PluginTransformResultArgs): Promise<QueryResult<UnknownRow>> {
    return { ...result, rows: this.named(result.rows) };
  }

  /** The names are found once a result, not once a row. */
  named(rows: UnknownRow[]): UnknownRow[] {
    const [first] = rows;
    if (!first) return rows;
    const columns = Object.keys(first);
    const names = columns.map((column) => this.camelCase(column));
    if (names.every((name, index) => name === columns[index])) return rows;
    return rows.map((row) => {
      const named: UnknownRow = {};
      for (let index = 0; index < columns.length; index += 1) {
        named[names[index] as string] = row[columns[index] as string];
      }
      return named;
    });
  }
}

/** One for all connections: it remembers the names that it has made. */
export const rowNames = new RowNames({ maintainNestedObjectKeys: true });
