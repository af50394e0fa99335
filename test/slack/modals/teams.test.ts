import type { ActionsBlock, InputBlock, ModalView, StaticSelect } from '@slack/types';
import { describe, expect, it } from 'vitest';
import { problemsOf } from '../../../src/slack/block-kit/validate.ts';
import { groupSelect } from '../../../src/slack/modals/teams/group-select.ts';
import { teamModal } from '../../../src/slack/modals/teams/team-modal.ts';
import { teamsModal } from '../../../src/slack/modals/teams/teams-modal.ts';
import { read } from '../cards/support/read.ts';
import { agents, finance, reviewers, teamsSeen, userGroups } from '../cards/support/teams.ts';

const textOf = (view: ModalView): string => read(view.blocks as never);
const fieldsOf = (view: ModalView) =>
  Object.fromEntries(
    view.blocks
      .filter((block): block is InputBlock => block.type === 'input')
      .map((block) => [
        block.block_id ?? '',
        block.element as Partial<StaticSelect> & Record<string, unknown>,
      ]),
  );

describe('the list of teams', () => {
  const view = teamsModal(teamsSeen, ['U0PRIYA']);

  it('says of each what it is for, who it is, which channel it shares, and what it lacks', () => {
    const text = textOf(view);
    expect(text).toContain('Support triage: decides at level 1, its channel holds the threads');
    expect(text).toContain('Weekly report: sees the runs, pauses it');
    expect(text).toContain(', also of support-reviewers');
    expect(text).toContain('Nobody bound it yet.');
    expect(text).toContain('support-triage cannot run: nobody bound its team finance');
    expect(text).toContain('Admins of LeenOps beside those in LEENOPS_ADMINS');
    expect(text).toContain(' and 3 more');
  });

  it('has one button for each team, which names it', () => {
    const buttons = view.blocks
      .filter((block): block is ActionsBlock => block.type === 'actions')
      .flatMap(({ elements }) => elements);
    expect(buttons).toMatchObject(
      teamsSeen.map(({ id }) => ({
        value: id,
        text: { text: 'Change' },
        accessibility_label: `Change ${id}`,
      })),
    );
  });

  it('stays valid for more teams than fit into one view, and says that there are more', () => {
    const many = Array.from({ length: 60 }, (_, index) => ({ ...agents, id: `team-${index}` }));
    const full = teamsModal(many, []);
    expect(problemsOf(full, 'modal')).toEqual([]);
    expect(textOf(full)).toMatch(/… \d+ more parts do not fit/);
  });
});

describe('the form of a team', () => {
  it('begins with what is bound, and remembers which state of the team it shows', () => {
    const view = teamModal({ team: reviewers, groups: userGroups });
    expect(view.private_metadata).toBe('support-reviewers 123456789abcdef0');
    expect(fieldsOf(view)).toMatchObject({
      channel: { type: 'conversations_select', initial_conversation: 'C0SUPPORT' },
      people: { type: 'multi_users_select', initial_users: ['U0GRACE'] },
      group: { type: 'static_select', initial_option: { value: 'S0REVIEWERS' } },
    });
    expect(textOf(view)).toContain('Support triage may ask it for 2 different people');
    expect(textOf(view)).not.toContain('Weekly report may ask');
  });

  it('of a team that nobody bound is empty, without a user group', () => {
    const fields = fieldsOf(teamModal({ team: finance, groups: userGroups }));
    expect(fields['channel']).not.toHaveProperty('initial_conversation');
    expect(fields['people']).not.toHaveProperty('initial_users');
    expect(fields['group']).toMatchObject({ initial_option: { value: 'none' } });
  });

  it('shows what somebody else saved meanwhile, keeps what was chosen, and offers to replace it', () => {
    const typed = { channelId: 'C0LOUNGE', members: ['U0ADA', 'U0LINUS'], userGroupId: null };
    const view = teamModal({ team: reviewers, groups: userGroups, conflict: { by: 'U0MARGARET', typed } });
    expect(textOf(view)).toContain(
      '@U0MARGARET changed this team while you had it open, so nothing was saved.',
    );
    expect(view.submit?.text).toBe('Save mine instead');
    expect(fieldsOf(view)).toMatchObject({
      channel: { initial_conversation: 'C0LOUNGE' },
      people: { initial_users: ['U0ADA', 'U0LINUS'] },
      group: { initial_option: { value: 'none' } },
    });
    const byNobody = teamModal({ team: reviewers, groups: userGroups, conflict: { by: null, typed } });
    expect(textOf(byNobody)).toContain('Somebody changed this team');
  });

  it('keeps the user group that is bound when Slack lists none, and says so', () => {
    const view = teamModal({ team: reviewers, groups: null });
    expect(fieldsOf(view)['group']?.options?.map(({ value }) => value)).toEqual(['none', 'S0REVIEWERS']);
    expect(JSON.stringify(view.blocks)).toContain('Slack did not list its user groups just now.');
  });
});

describe('user groups to choose from', () => {
  it('stand in the order of their names, after “No user group”', () => {
    expect(groupSelect(null, userGroups).options?.map(({ text }) => text.text)).toEqual([
      'No user group',
      'Finance (@finance)',
      'Support reviewers (@support-reviewers)',
    ]);
  });

  it('are parted where Slack takes no more in one list, and the chosen one is among them', () => {
    const many = Array.from({ length: 250 }, (_, index) => ({
      id: `S0${index}`,
      name: `Group ${String(index).padStart(3, '0')}`,
      handle: `group-${index}`,
    }));
    const select = groupSelect('S0249', many);
    expect(select.option_groups?.map(({ options }) => options.length)).toEqual([100, 100, 51]);
    expect(select.option_groups?.[2]?.label.text).toMatch(/^Group 199 .* … Group 249/);
    expect(select.initial_option?.value).toBe('S0249');
    const view = teamModal({ team: { ...reviewers, binding: undefined }, groups: many });
    expect(problemsOf(view, 'modal')).toEqual([]);
  });
});
