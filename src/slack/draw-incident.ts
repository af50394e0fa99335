import type { RunView } from '../domain/run-view.ts';
import { findIncidentNoteView, findIncidentView } from '../reports/incident-view.ts';
import { findScheduleIncident } from '../reports/schedule-incident.ts';
import type { Sources } from '../reports/run-view.ts';
import { findToolChange } from '../reports/tool-changes.ts';
import { incidentCard } from './cards/incident/incident-card.ts';
import { incidentLine } from './cards/incident/incident-line.ts';
import { incidentNote } from './cards/incident/incident-note.ts';
import { repeatedCard } from './cards/incident/repeated-card.ts';
import { scheduleIncidentCard } from './cards/incident/schedule-incident-card.ts';
import { toolChangedCard } from './cards/incident/tool-changed-card.ts';
import type { Message } from './cards/message.ts';
import type { Render } from './outbox/outbox.ts';

type Claimed = Pick<Parameters<Render>[0], 'runId' | 'aboutId' | 'channelId'>;
type ReadRun = (runId: string) => Promise<RunView | undefined>;

/** A card for the owners, or the line that leads to it in the thread of a run that it stopped. */
export async function drawIncident(
  sources: Sources,
  { runId, aboutId, channelId }: Claimed,
  readRun: ReadRun,
): Promise<Message | null> {
  const [id = '', place] = aboutId.split(':');
  const incident = await findIncidentView(sources, id);
  if (!incident) return null;
  const run = runId === null ? undefined : await readRun(runId);
  const isLine = run && (place === undefined || place.startsWith('run_'));
  if (isLine) return incidentLine(incident, run);
  if (incident.cause === 'repeated_failure') return repeatedCard(incident);
  if (run) return incidentCard(incident, run, channelId === run.channelId ? 'whole' : 'elsewhere');
  const fire = await findScheduleIncident(sources, id);
  if (fire) return scheduleIncidentCard(incident, fire);
  const change = await findToolChange(sources, id);
  return change ? toolChangedCard(incident, change) : null;
}

/** `inn_…:msg_…`: the note, and the card in whose thread it stands. */
export async function drawIncidentNote(sources: Sources, aboutId: string): Promise<Message | null> {
  const [id = ''] = aboutId.split(':');
  const note = await findIncidentNoteView(sources, id);
  return note ? incidentNote(note) : null;
}
