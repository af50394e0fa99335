import { openInTime } from '../open-in-time.ts';
import { seeIncidents } from '../see-incidents.ts';
import type { Subcommand } from './subcommand.ts';

/** `incidents`, `incidents support-triage`: what is wrong, what stands still, and what lets it go on. */
export const incidents: Subcommand = async (desk, { words: [workflow], person, triggerId }) => {
  const view = await seeIncidents(desk, { person, workflow, surface: 'command' });
  await openInTime(desk, triggerId, view);
  return undefined;
};
