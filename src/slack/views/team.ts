import type { ModalView } from '@slack/types';
import { Refused } from '../../domain/refused.ts';
import { bindTeam } from '../../engine/workspace/bind-team.ts';
import { seeTeam, teamsNow } from '../../engine/workspace/see-teams.ts';
import { soonOr } from '../../lib/soon-or.ts';
import { second } from '../../lib/time.ts';
import type { Desk } from '../desk.ts';
import { fieldIds } from '../ids.ts';
import { noGroup } from '../modals/teams/group-select.ts';
import { teamModal } from '../modals/teams/team-modal.ts';
import type { TypedTeam } from '../modals/teams/team-modal.ts';
import { teamsModal } from '../modals/teams/teams-modal.ts';
import { userGroupsSoon } from '../user-groups.ts';
import { withNames } from '../with-names.ts';
import type { Filled } from './submitted.ts';

/** A team's form, submitted. When somebody else was faster, it comes back with theirs above and what was typed below. */
export async function teamSubmitted(desk: Desk, filled: Filled): Promise<ModalView | void> {
  const { about, values, person, below } = filled;
  const [team = '', seen = ''] = about.split(' ');
  const typed = typedIn(values);
  try {
    const channelId = typed.channelId ?? '';
    await bindTeam(desk.ctx, { ...typed, channelId, team, seen, person, surface: 'view' });
  } catch (error) {
    if (!(error instanceof Refused)) throw error;
    if (error.reason === 'team_changed')
      return typedAgain(desk, team, person, { by: error.detail['by'] ?? null, typed });
    if (error.reason === 'bad_input') throw new Refused('bad_input', await withNames(desk, error.detail));
    throw error;
  }
  if (below) await showTeamsAgain(desk, below);
}

function typedIn(values: Readonly<Record<string, string>>): TypedTeam {
  const group = values[fieldIds.group] ?? '';
  return {
    channelId: values[fieldIds.channel] || null,
    members: (values[fieldIds.people] ?? '').split(', ').filter(Boolean),
    userGroupId: group === '' || group === noGroup ? null : group,
  };
}

async function typedAgain(
  desk: Desk,
  id: string,
  person: string,
  conflict: { by: string | null; typed: TypedTeam },
): Promise<ModalView> {
  const [team, groups] = await Promise.all([
    seeTeam(desk.ctx, { team: id, person, surface: 'view' }),
    userGroupsSoon(desk),
  ]);
  return teamModal({ team, groups, conflict });
}

/** The list under the form. It is saved whether or not that works: then the list is as it was until it is opened again. */
async function showTeamsAgain({ ctx, client }: Desk, viewId: string): Promise<void> {
  const teams = await teamsNow(ctx);
  const shown = client.views
    .update({ view_id: viewId, view: teamsModal(teams, ctx.admins) })
    .then(() => undefined)
    .catch((error: unknown) => ctx.log.warn({ err: error }, 'the list of teams could not be shown again'));
  await soonOr(second, shown, () => undefined);
}
