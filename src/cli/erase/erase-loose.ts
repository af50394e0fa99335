import { findIncident } from '../../db/incidents.ts';
import { listLooseNotes } from '../../db/loose-notes.ts';
import type { NotesAbout } from '../../db/loose-notes.ts';
import { eraseNotes } from '../../engine/audit/erase-notes.ts';
import type { ExitCode } from '../command.ts';
import { backupsHoldThem, isAgreed } from './erasing.ts';
import type { Erasing } from './erasing.ts';
import { notesInLines } from './plan-notes.ts';

/** Erases notes that belong to no run. */
export async function eraseLoose(erasing: Erasing, wanted: NotesAbout): Promise<ExitCode> {
  const { ctx, by, terminal } = erasing;
  const elsewhere = 'incident' in wanted ? await runOf(erasing, wanted.incident) : undefined;
  if (elsewhere) {
    terminal.complain(elsewhere);
    return 1;
  }
  const notes = await listLooseNotes(ctx.db, wanted);
  for (const line of notesInLines(notes)) terminal.say(line);
  if ('author' in wanted)
    terminal.say('What they wrote in runs goes with those runs: erase them with --run.');
  if (notes.length === 0) return 0;
  if (!(await isAgreed(erasing))) return 1;
  const { texts } = await eraseNotes(ctx, wanted, by);
  terminal.say(
    `Erased ${texts} ${texts === 1 ? 'note' : 'notes'}. The app now renders their Slack messages without them.`,
  );
  terminal.say(backupsHoldThem);
  return 0;
}

/** Why an incident's notes cannot be erased by themselves. */
async function runOf({ ctx }: Erasing, incidentId: string): Promise<string | undefined> {
  const incident = await findIncident(ctx.db, incidentId);
  if (!incident) return `Nothing was erased: there is no incident ${incidentId}.`;
  if (incident.runId === null) return undefined;
  return `Nothing was erased: what was written about ${incidentId} goes with its run, --run ${incident.runId}.`;
}
