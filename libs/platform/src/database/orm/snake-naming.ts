import { DefaultNamingStrategy } from 'typeorm';
import { snakeCase } from 'typeorm/util/StringUtils.js';

/** `businessDate` of a class is `business_date` in the database; a table states its own name and schema. */
export class SnakeNaming extends DefaultNamingStrategy {
  override columnName(property: string, stated: string | undefined, prefixes: string[]): string {
    return stated ?? snakeCase([...prefixes, property].join('_'));
  }
}
