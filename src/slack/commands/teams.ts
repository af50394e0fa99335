import { seeTeams } from '../../engine/workspace/see-teams.ts';
import { teamsModal } from '../modals/teams/teams-modal.ts';
import type { Subcommand } from './subcommand.ts';

/** Who is in which team, for admins, who can change it there. */
export const teams: Subcommand = async ({ ctx, client }, { person, triggerId }) => {
  const seen = await seeTeams(ctx, { person, surface: 'command' });
  await client.views.open({ trigger_id: triggerId, view: teamsModal(seen, ctx.admins) });
  return undefined;
};
