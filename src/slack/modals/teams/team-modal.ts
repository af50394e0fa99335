import type { InputBlock, KnownBlock, ModalView } from '@slack/types';
import type { TeamSeen } from '../../../engine/workspace/see-teams.ts';
import { context, plain } from '../../cards/parts/blocks.ts';
import type { Sentence } from '../../cards/parts/rich-text.ts';
import { bold, bullets, channel, person, richText, section } from '../../cards/parts/rich-text.ts';
import { actionIds, callbackIds, fieldIds } from '../../ids.ts';
import { clip, oneLine } from '../../text.ts';
import { modal } from '../modal.ts';
import { groupSelect } from './group-select.ts';
import type { UserGroup } from './group-select.ts';
import { peopleIn, usedFor } from './teams-modal.ts';

/** What stands in the form. */
export type TypedTeam = { channelId: string | null; members: readonly string[]; userGroupId: string | null };

export type TeamForm = {
  team: TeamSeen;
  /** The user groups there are; null when Slack did not list them. */
  groups: readonly UserGroup[] | null;
  /** Somebody changed the team while this was typed: who, if it was a person, and what was typed. */
  conflict?: { by: string | null; typed: TypedTeam };
};

/** Who is in a team and which channel is its own. */
export function teamModal({ team, groups, conflict }: TeamForm): ModalView {
  const bound = team.binding ?? { channelId: null, members: [], userGroupId: null };
  const filled = conflict?.typed ?? bound;
  return modal({
    callbackId: callbackIds.team,
    title: 'Change a team',
    submit: conflict ? 'Save mine instead' : 'Save',
    close: 'Back',
    about: `${team.id} ${team.stamp}`,
    blocks: [
      ...(conflict ? changedMeanwhile(team, conflict.by) : []),
      ...richText([section(bold(clip(oneLine(team.id), 100))), bullets([...usedFor(team), ...asks(team)])]),
      channelField(filled.channelId),
      peopleField(filled.members),
      groupField(filled.userGroupId, groups),
      context(
        'Nobody decides on a run that they asked for, so name at least one person more than a rule asks for.',
      ),
    ],
  });
}

function changedMeanwhile({ binding, inGroup }: TeamSeen, by: string | null): KnownBlock[] {
  if (!binding) return [];
  return richText([
    section(
      bold(by ? '' : 'Somebody'),
      ...(by ? [person(by)] : []),
      bold(' changed this team while you had it open, so nothing was saved.'),
      ' Now it is:',
    ),
    bullets([
      ['Channel: ', channel(binding.channelId)],
      ['People: ', ...peopleIn(binding, inGroup)],
    ]),
    section('What you chose stands below. Saving it replaces theirs; going back keeps theirs.'),
  ]);
}

function asks({ uses }: TeamSeen): Sentence[] {
  return uses
    .filter((use) => use.asks > 1)
    .map((use) => [`${clip(oneLine(use.workflowTitle), 80)} may ask it for ${use.asks} different people`]);
}

function channelField(channelId: string | null): InputBlock {
  return {
    type: 'input',
    block_id: fieldIds.channel,
    label: plain('Channel'),
    hint: plain(
      'LeenOps must be in it: type /invite @LeenOps there first. People in it see what is posted there.',
    ),
    element: {
      type: 'conversations_select',
      action_id: actionIds.typed,
      placeholder: plain('Choose a channel'),
      filter: { include: ['public', 'private'], exclude_bot_users: true },
      ...(channelId ? { initial_conversation: channelId } : {}),
    },
  };
}

function peopleField(members: readonly string[]): InputBlock {
  return {
    type: 'input',
    block_id: fieldIds.people,
    label: plain('People'),
    optional: true,
    element: {
      type: 'multi_users_select',
      action_id: actionIds.typed,
      placeholder: plain('Name people'),
      ...(members.length ? { initial_users: [...members] } : {}),
    },
  };
}

function groupField(userGroupId: string | null, groups: readonly UserGroup[] | null): InputBlock {
  const hint = groups
    ? 'Whoever is in it now belongs to the team, and who joins it later, too.'
    : 'Slack did not list its user groups just now. To choose another one, go back and open this again in a minute.';
  return {
    type: 'input',
    block_id: fieldIds.group,
    label: plain('User group'),
    hint: plain(hint),
    element: groupSelect(userGroupId, groups ?? []),
  };
}
