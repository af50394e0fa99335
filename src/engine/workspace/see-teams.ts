import { listTeams } from '../../db/teams.ts';
import type { Team } from '../../db/teams.ts';
import type { Surface } from '../../domain/event.ts';
import { adminTeam, peopleAsked, rolesIn, teamsNamed, teamsNamedBy, teamStamp } from '../../domain/team.ts';
import type { TeamRole } from '../../domain/team.ts';
import type { TeamId } from '../../domain/workflow.ts';
import { soonOr } from '../../lib/soon-or.ts';
import { second } from '../../lib/time.ts';
import { orRecordRefusal } from '../audit/record-refusal.ts';
import { assertIsAdmin } from '../authority.ts';
import { assertNamed } from './bind-team.ts';
import type { Context } from '../context.ts';
import { teamProblems } from './check-teams.ts';
import type { TeamProblem } from './check-teams.ts';

/** What a workflow needs a team for, and how many different people its rules may ask of it for one proposal. */
export type TeamUse = { workflowTitle: string; roles: TeamRole[]; asks: number };

/** A team as an admin sees it. */
export type TeamSeen = {
  id: TeamId;
  isAdmins: boolean;
  uses: TeamUse[];
  /** As it is bound; undefined when nobody did. */
  binding: Omit<Team, 'id'> | undefined;
  /** How many people are in its user group; null when Slack did not say. */
  inGroup: number | null;
  /** Names this state of it, for the one who changes it. */
  stamp: string;
  problems: Pick<TeamProblem, 'stops' | 'sentence'>[];
};

type Looking = { person: string; surface: Surface };

/** Every team that a workflow names, and that of the admins. Throws Refused, audited, for everybody but admins. */
export async function seeTeams(ctx: Context, { person: who, surface }: Looking): Promise<TeamSeen[]> {
  return orRecordRefusal(ctx, { what: 'see teams', who, surface }, async () => {
    await assertIsAdmin(ctx, who);
    return teamsNow(ctx);
  });
}

/** The same for somebody who was let in: whoever takes themselves off the admins still sees that they did. */
export async function teamsNow(ctx: Context): Promise<TeamSeen[]> {
  const ids = teamsNamed(ctx.workflows);
  const [bound, problems] = await Promise.all([listTeams(ctx.db, ids), problemsSoon(ctx)]);
  return Promise.all(
    ids.map((id) => {
      const binding = bound.find((team) => team.id === id);
      return seen(
        ctx,
        id,
        binding,
        problems.filter(({ team }) => team === id),
      );
    }),
  );
}

/** One of them, to change it. */
export async function seeTeam(
  ctx: Context,
  { team: id, person: who, surface }: Looking & { team: TeamId },
): Promise<TeamSeen> {
  return orRecordRefusal(ctx, { what: `see ${id}`, who, surface }, async () => {
    await assertIsAdmin(ctx, who);
    assertNamed(ctx, id);
    const [bound] = await listTeams(ctx.db, [id]);
    return seen(ctx, id, bound, []);
  });
}

/** Somebody waits for the view: what Slack does not say within a second is taken as it was said last. */
function problemsSoon(ctx: Context): Promise<TeamProblem[]> {
  return soonOr(second, teamProblems(ctx), () => teamProblems(ctx, undefined, ctx.people.heard));
}

async function seen(
  { workflows, people }: Context,
  id: TeamId,
  bound: Team | undefined,
  problems: TeamProblem[],
): Promise<TeamSeen> {
  const group = bound?.userGroupId ? await people.heard.inGroup(bound.userGroupId) : undefined;
  return {
    id,
    isAdmins: id === adminTeam,
    uses: workflows
      .filter((workflow) => teamsNamedBy(workflow).includes(id))
      .map((workflow) => ({
        workflowTitle: workflow.title,
        roles: rolesIn(workflow, id),
        asks: peopleAsked(workflow).get(id) ?? 0,
      })),
    binding: bound,
    inGroup: group?.length ?? null,
    stamp: teamStamp(bound),
    problems,
  };
}
