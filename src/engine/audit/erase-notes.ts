import { recordEvents, workspaceChain } from '../../db/events.ts';
import { eraseLooseNotes, listLooseNotes } from '../../db/loose-notes.ts';
import type { LooseNote, NotesAbout } from '../../db/loose-notes.ts';
import { touchDemotions, touchMessagesOfIncidents, touchNotesOfIncidents } from '../../db/messages.ts';
import { theSystem } from '../../domain/event.ts';
import type { Context } from '../context.ts';

/**
 * Erases what people wrote that belongs to no run, salt included: about incidents without one, changes of mode, pauses, tools and tokens.
 * Nothing waits for such a note, so nothing has to be over first. Slack's messages are rendered again without them.
 */
export async function eraseNotes(
  ctx: Pick<Context, 'db' | 'now' | 'log'>,
  wanted: NotesAbout,
  by: string,
): Promise<{ texts: number }> {
  return ctx.db.transaction(async (tx) => {
    const now = ctx.now();
    const notes = await listLooseNotes(tx, wanted);
    const texts = await eraseLooseNotes(tx, notes, now);
    if (texts === 0) return { texts };
    const data = { count: texts, by, ...wanted };
    await recordEvents(tx, workspaceChain, now, [{ type: 'texts.erased', actor: theSystem, data }]);
    const incidents = aboutOf(notes, 'incident');
    await touchMessagesOfIncidents(tx, incidents, now);
    await touchNotesOfIncidents(tx, incidents, now);
    await touchDemotions(tx, aboutOf(notes, 'mode_change'), now);
    ctx.log.info({ texts }, 'notes erased');
    return { texts };
  });
}

function aboutOf(notes: readonly LooseNote[], wanted: LooseNote['kind']): string[] {
  return [...new Set(notes.filter(({ kind }) => kind === wanted).map(({ about }) => about))];
}
