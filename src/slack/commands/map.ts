import { seeWorkflow } from '../../engine/workspace/see-workflow.ts';
import { mapList } from '../cards/map-list.ts';
import { mapModal } from '../modals/map/map-modal.ts';
import type { Subcommand } from './subcommand.ts';

/** How a workflow is controlled, in a modal; without a name the only one there is, or a list of them. */
export const map: Subcommand = async ({ ctx, client }, { words: [name], person, triggerId }) => {
  const ids = name ? [name] : ctx.workflows.map(({ id }) => id);
  const seen = await Promise.all(
    ids.map((workflowId) => seeWorkflow(ctx, { workflowId, person, surface: 'command' })),
  );
  const [only, ...others] = seen;
  if (!only || others.length) return mapList(seen);
  await client.views.open({ trigger_id: triggerId, view: mapModal(only) });
  return undefined;
};
