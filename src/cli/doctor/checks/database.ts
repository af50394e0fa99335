import { sql } from 'drizzle-orm';
import type { Config } from '../../../config.ts';
import type { Db } from '../../../db/client.ts';
import { countMigrations } from '../../../db/migrate.ts';
import { findWorkspaceKind } from '../../../db/workflows.ts';
import { looked } from '../finding.ts';
import type { Finding, Says } from '../finding.ts';

const oldest = 15;

/** Whether the database can be used as it is: reachable, new enough, of this version, and of this kind. Changes nothing. */
export async function checkDatabase(db: Db, config: Config): Promise<Finding[]> {
  const remedy = 'Check DATABASE_URL and that PostgreSQL runs.';
  return looked('Database', remedy, async (says) => {
    const [row] = await db.execute<{ version: string; major: number }>(sql`
      select current_setting('server_version') as version,
        current_setting('server_version_num')::int / 10000 as major`);
    if (!row) throw new Error('PostgreSQL did not say its version');
    if (row.major < oldest)
      return says.wrong(`PostgreSQL ${row.version} is too old. Use ${oldest} or newer.`);
    return [
      says.fine(`PostgreSQL ${row.version} answers.`),
      migrations(says, await countMigrations(db)),
      ...kind(says, config, await findWorkspaceKind(db)),
    ];
  });
}

function migrations(says: Says, { applied, written }: { applied: number; written: number }): Finding {
  if (applied > written)
    return says.wrong(
      `it has ${applied} migrations and this version knows ${written}: a newer version was here. Run that one.`,
    );
  if (applied === written) return says.fine('its tables are those of this version.');
  const state = applied === 0 ? 'it is empty' : `${written - applied} migrations are missing`;
  return says.care(`${state}: npm start brings it up to date.`);
}

function kind(says: Says, { model }: Config, is: 'demo' | 'real' | undefined): Finding[] {
  if (!is || is === model.kind) return [];
  return [
    says.wrong(
      `it is a ${is} database and the model is ${model.kind}. Point DATABASE_URL to another one: demo and real records are never mixed.`,
    ),
  ];
}
