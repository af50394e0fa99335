import { seeTools } from '../../engine/tools/see-tools.ts';
import { toolsModal } from '../modals/tools/tools-modal.ts';
import type { Subcommand } from './subcommand.ts';

/** Which tools there are and may be used, for admins, who can change it there. `tools stripe`: of one system. */
export const tools: Subcommand = async ({ ctx, client }, { words, person, triggerId }) => {
  const seen = await seeTools(ctx, { person, surface: 'command' });
  const view = toolsModal(seen, ctx.toolbox.foreign.servers(), words.join(' ').toLowerCase());
  await client.views.open({ trigger_id: triggerId, view });
  return undefined;
};
