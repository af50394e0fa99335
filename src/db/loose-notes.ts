import { sql } from 'drizzle-orm';
import type { SQL } from 'drizzle-orm';
import { eraseContentsById } from './contents.ts';
import type { Db } from './client.ts';

/** Whose notes, or about what. `workflow`: its id, or `*` for the pauses of all. */
export type NotesAbout = { incident: string } | { workflow: string } | { author: string };

/** Something that a person wrote and that belongs to no run. `id`: of its text, or of the row in which it stands. */
export type LooseNote = {
  kind: 'incident' | 'mode_change' | 'pause' | 'tool_grant' | 'api_token';
  id: string;
  /** The incident, the change of mode, the pause, the tool or the token that it was written about. */
  about: string;
  author: string;
  at: Date;
};

/** Those that still exist, the oldest first. What was written about a run, or about an incident of one, goes with the run. */
export async function listLooseNotes(db: Db, wanted: NotesAbout): Promise<LooseNote[]> {
  const rows = await db.execute<Omit<LooseNote, 'at'> & { at: string }>(sql`
    with notes as (
      select 'incident' as kind, contents.id, incidents.id as about, incidents.workflow_id,
        incident_notes.by_id as author, contents.written_at as at
      from contents join incidents on incidents.id = contents.run_id
        join incident_notes on incident_notes.note_id = contents.id
      where contents.erased_at is null
      union all
      select 'mode_change', contents.id, mode_changes.id, workflow_id, by_id, contents.written_at
      from contents join mode_changes on mode_changes.note_id = contents.id
      where contents.erased_at is null
      union all
      select 'pause', id, id, workflow_id, paused_by, paused_at from pauses where reason <> ''
      union all
      select 'tool_grant', tool, tool, null, changed_by, changed_at from tool_grants where why <> ''
      union all
      select 'api_token', id, id, null, person_id, issued_at from api_tokens where label <> '')
    select kind, id, about, author, to_json(at)#>>'{}' as at from notes where ${isWanted(wanted)}
    order by notes.at, id`);
  return rows.map((row) => ({ ...row, at: new Date(row.at) }));
}

function isWanted(wanted: NotesAbout): SQL {
  if ('incident' in wanted) return sql`kind = 'incident' and about = ${wanted.incident}`;
  return 'workflow' in wanted ? sql`workflow_id = ${wanted.workflow}` : sql`author = ${wanted.author}`;
}

/** Erases them where they stand; answers how many were still there. */
export async function eraseLooseNotes(tx: Db, notes: readonly LooseNote[], now: Date): Promise<number> {
  const idsOf = (...kinds: LooseNote['kind'][]) =>
    notes.filter(({ kind }) => kinds.includes(kind)).map(({ id }) => id);
  const emptied = async (table: SQL, key: SQL, column: SQL, ids: readonly string[]): Promise<number> => {
    if (ids.length === 0) return 0;
    const rows = await tx.execute(
      sql`update ${table} set ${column} = '' where ${key} in ${[...ids]} and ${column} <> '' returning 1`,
    );
    return rows.length;
  };
  return (
    (await eraseContentsById(tx, idsOf('incident', 'mode_change'), now)) +
    (await emptied(sql`pauses`, sql`id`, sql`reason`, idsOf('pause'))) +
    (await emptied(sql`tool_grants`, sql`tool`, sql`why`, idsOf('tool_grant'))) +
    (await emptied(sql`api_tokens`, sql`id`, sql`label`, idsOf('api_token')))
  );
}
