import type { ActionsBlock, KnownBlock, ModalView } from '@slack/types';
import type { TeamSeen } from '../../../engine/workspace/see-teams.ts';
import { roleInWords } from '../../../wording/team-roles.ts';
import { context, plain } from '../../cards/parts/blocks.ts';
import { paged } from '../../cards/parts/pages.ts';
import type { Part, Sentence } from '../../cards/parts/rich-text.ts';
import { bold, bullets, channel, joined, person, section, userGroup } from '../../cards/parts/rich-text.ts';
import { actionIds, callbackIds } from '../../ids.ts';
import { clip, oneLine } from '../../text.ts';
import { modal } from '../modal.ts';

const shownPeople = 20;

/** Every team with what it is for, who it is and what it lacks; each can be changed. */
export function teamsModal(teams: readonly TeamSeen[], admins: readonly string[]): ModalView {
  return modal({
    callbackId: callbackIds.teams,
    title: 'Teams',
    blocks: [
      context(
        'Workflows name teams; here you say who they are. A change counts at once, and is on record. ',
        ...(admins.length ? ['Always admins: ', ...mentions(admins), ' (LEENOPS_ADMINS).'] : []),
      ),
      ...teams.flatMap((team) => [...teamBlocks(team, teams), changeButton(team)]),
    ],
  });
}

function teamBlocks(team: TeamSeen, all: readonly TeamSeen[]): KnownBlock[] {
  const lines = [
    ...usedFor(team),
    ...(team.binding ? bindingLines(team, all) : [['Nobody bound it yet.']]),
    ...team.problems.map(({ stops, sentence }): Sentence => [stops ? bold(sentence) : sentence]),
  ];
  return paged([section(bold(clip(oneLine(team.id), 100))), bullets(lines)]);
}

/** What each workflow needs it for: `Support triage: decides at level 1, its channel holds the threads`. */
export function usedFor({ isAdmins, uses }: Pick<TeamSeen, 'isAdmins' | 'uses'>): Sentence[] {
  const admins: Sentence[] = isAdmins ? [['Admins of LeenOps beside those in LEENOPS_ADMINS']] : [];
  return [
    ...admins,
    ...uses.map(({ workflowTitle, roles }) => [
      `${clip(oneLine(workflowTitle), 80)}: ${roles.map(roleInWords).join(', ')}`,
    ]),
  ];
}

function bindingLines({ id, binding, inGroup }: TeamSeen, all: readonly TeamSeen[]): Sentence[] {
  if (!binding) return [];
  const others = all.filter((team) => team.id !== id && team.binding?.channelId === binding.channelId);
  const shared = others.length ? `, also of ${others.map((team) => team.id).join(', ')}` : '';
  return [
    ['Channel: ', channel(binding.channelId), shared],
    ['People: ', ...peopleIn(binding, inGroup)],
  ];
}

/** Those who are named, then the user group. */
export function peopleIn(
  { members, userGroupId }: { members: readonly string[]; userGroupId: string | null },
  inGroup: number | null,
): Part[] {
  const size = inGroup === null ? '' : ` (${inGroup === 1 ? 'one person' : `${inGroup} people`})`;
  const group: Sentence[] = userGroupId ? [['the user group ', userGroup(userGroupId), size]] : [];
  const named: Sentence[] = members.length ? [mentions(members)] : [];
  return named.length + group.length === 0 ? ['nobody'] : joined([...named, ...group], ' and ');
}

function mentions(people: readonly string[]): Part[] {
  const rest = people.length - shownPeople;
  const shown = people.slice(0, shownPeople).map((id) => [person(id)]);
  return [...joined(shown, ', '), ...(rest > 0 ? [` and ${rest} more`] : [])];
}

function changeButton({ id }: TeamSeen): ActionsBlock {
  return {
    type: 'actions',
    block_id: `team:${id}`,
    elements: [
      {
        type: 'button',
        action_id: actionIds.changeTeam,
        text: plain('Change'),
        accessibility_label: plain(`Change ${id}`, 75).text,
        value: id,
      },
    ],
  };
}
