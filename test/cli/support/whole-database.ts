import { sql } from 'drizzle-orm';
import type { Db } from '../../../src/db/client.ts';

/** Where a phrase stands in the whole database, the queue included: in any column of any row of any table. */
export async function tablesWith(db: Db, phrase: string): Promise<string[]> {
  const tables = await db.execute<{ name: string }>(sql`
    select format('%I.%I', table_schema, table_name) as name from information_schema.tables
    where table_type = 'BASE TABLE' and table_schema not in ('pg_catalog', 'information_schema') order by 1`);
  const found: string[] = [];
  for (const { name } of tables) {
    const rows = await db.execute(
      sql`select 1 from ${sql.raw(name)} as line where position(${phrase} in line::text) > 0 limit 1`,
    );
    if (rows.length > 0) found.push(name);
  }
  return found;
}
