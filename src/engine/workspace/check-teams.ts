import { listTeams } from '../../db/teams.ts';
import type { Team } from '../../db/teams.ts';
import { Refused } from '../../domain/refused.ts';
import { peopleAsked } from '../../domain/team.ts';
import { teamsOf } from '../../domain/workflow.ts';
import type { TeamId, Workflow } from '../../domain/workflow.ts';
import type { Context, People } from '../context.ts';
import { membersIn } from './people.ts';
import { someWhoMay } from './some-who-may.ts';

/** Something about a team that a workflow needs. */
export type TeamProblem = {
  workflowId: string;
  team: TeamId;
  /** `barely_enough`: as many as a rule may ask for, so one who asked for the run is missing. `unknown`: Slack does not say. */
  code: 'unbound' | 'empty' | 'too_small' | 'barely_enough' | 'unknown';
  /** The workflow starts nothing until it is mended. */
  stops: boolean;
  /** How many different people its rules may ask of this team for one proposal; at least one. */
  needed: number;
  /** How many there are who may take part; null when that is not known. */
  there: number | null;
  /** What is wrong, and what to do: for people, as plain text. */
  sentence: string;
  remedy: string;
};

type Found = Pick<TeamProblem, 'code' | 'stops' | 'there'>;
type Look = People['heard'];

/**
 * What is wrong with the teams of one workflow, or of all. Asks Slack who is in user groups and who is active, at most
 * once a minute; with `ctx.people.heard` as `look` it asks nobody, and says nothing about what it cannot know.
 */
export async function teamProblems(
  ctx: Pick<Context, 'db' | 'people' | 'workflows'>,
  workflow?: Workflow,
  look: Look = ctx.people,
): Promise<TeamProblem[]> {
  const workflows = workflow ? [workflow] : ctx.workflows;
  const found = await Promise.all(workflows.map((each) => problemsOf(ctx, each, look)));
  return found.flat();
}

async function problemsOf(
  { db }: Pick<Context, 'db'>,
  workflow: Workflow,
  look: Look,
): Promise<TeamProblem[]> {
  const asked = peopleAsked(workflow);
  const bound = await listTeams(db, teamsOf(workflow));
  const checked = teamsOf(workflow).map(async (team): Promise<TeamProblem[]> => {
    const needed = Math.max(1, asked.get(team) ?? 0);
    const binding = bound.find(({ id }) => id === team);
    const found = await judge(look, binding, { needed, decides: asked.has(team), workflow });
    if (!found) return [];
    const about = { workflowId: workflow.id, team, needed, ...found };
    return [{ ...about, sentence: sentences[found.code](about), remedy: remedies[found.code] }];
  });
  return (await Promise.all(checked)).flat();
}

type Need = { needed: number; decides: boolean; workflow: Workflow };

async function judge(look: Look, team: Team | undefined, need: Need): Promise<Found | undefined> {
  if (!team) return { code: 'unbound', stops: true, there: null };
  try {
    const members = await membersIn(team, (group) => look.inGroup(group));
    return members && (await judgePeople(look, members, need));
  } catch (error) {
    if (!(error instanceof Refused && error.reason === 'people_unknown')) throw error;
    return { code: 'unknown', stops: false, there: null };
  }
}

async function judgePeople(
  look: Look,
  members: readonly string[],
  { needed, decides, workflow }: Need,
): Promise<Found | undefined> {
  if (members.length === 0) return { code: 'empty', stops: true, there: 0 };
  const welcome = workflow.welcome ?? [];
  const able = await someWhoMay(members, welcome, needed + 1, (person) => look.standingOf(person));
  const there = able.length;
  if (there < needed) return { code: 'too_small', stops: true, there };
  return decides && there === needed ? { code: 'barely_enough', stops: false, there } : undefined;
}

type About = Omit<TeamProblem, 'sentence' | 'remedy'>;

const sentences = {
  unbound: ({ workflowId, team }) =>
    `${workflowId} cannot run: nobody bound its team ${team} to people and a channel.`,
  empty: ({ workflowId, team }) => `${workflowId} cannot run: nobody is in its team ${team}.`,
  too_small: ({ workflowId, team, needed, there }) =>
    `${workflowId} cannot run: its rules may ask ${team} for ${people(needed)}, and it has ${there ?? 0} who may take part.`,
  barely_enough: ({ workflowId, team, needed }) =>
    `${workflowId} may ask ${team} for ${people(needed)}, and it has no more. A run that one of them asked for would wait for somebody who is not there.`,
  unknown: ({ workflowId, team }) =>
    `Slack did not say who is in ${team}, so it is not known whether ${workflowId} has the people it needs.`,
} as const satisfies Record<TeamProblem['code'], (about: About) => string>;

const remedies = {
  unbound: 'An admin binds it with /leenops teams.',
  empty: 'An admin adds people with /leenops teams.',
  too_small: 'An admin adds people with /leenops teams, or the rule is changed.',
  barely_enough: 'An admin adds one more with /leenops teams.',
  unknown: 'Look again in a minute.',
} as const satisfies Record<TeamProblem['code'], string>;

function people(count: number): string {
  return count === 1 ? 'one person' : `${count} different people`;
}
