import { getTableColumns } from 'drizzle-orm';
import type { InferSelectModel } from 'drizzle-orm';
import type { PgTable } from 'drizzle-orm/pg-core';

export type JsonRow = Record<string, unknown>;

/** Reads a table's rows from `to_json`, where columns have the database's names and instants are texts. */
export function rowReader<T extends PgTable>(table: T): (row: JsonRow) => InferSelectModel<T> {
  const columns = Object.entries(getTableColumns(table));
  return (row) => {
    const typed = columns.map(([key, { name, dataType }]) => {
      const value = row[name];
      return [key, dataType === 'date' && typeof value === 'string' ? new Date(value) : value];
    });
    return Object.fromEntries(typed) as InferSelectModel<T>;
  };
}
