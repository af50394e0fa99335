import { queueView } from '../queue/queue-view.ts';
import type { Subcommand } from './subcommand.ts';

/** What waits for the person who asks, in a modal. */
export const queue: Subcommand = async (desk, { person, triggerId }) => {
  const view = await queueView(desk, person);
  await desk.client.views.open({ trigger_id: triggerId, view });
  return undefined;
};
