import { listComparedSince } from '../../db/observations.ts';
import { findPause } from '../../db/pauses.ts';
import { sumSpendings } from '../../db/spendings.ts';
import { listTeams } from '../../db/teams.ts';
import type { Team } from '../../db/teams.ts';
import { getMode } from '../../db/workflows.ts';
import { dayOf } from '../../domain/budgets.ts';
import type { Surface } from '../../domain/event.ts';
import type { Mode } from '../../domain/run.ts';
import { agreementOf } from '../../domain/shadow/agreement.ts';
import type { Agreement } from '../../domain/shadow/agreement.ts';
import { teamsNamedBy } from '../../domain/team.ts';
import type { TeamId, Workflow } from '../../domain/workflow.ts';
import { soonOr } from '../../lib/soon-or.ts';
import { day, later, second } from '../../lib/time.ts';
import { orRecordRefusal } from '../audit/record-refusal.ts';
import { assertMay } from '../authority.ts';
import type { Context, Looks } from '../context.ts';
import { looksOf } from '../shadow/looks.ts';
import { namedWorkflow } from '../find-workflow.ts';
import { trustIn } from '../modes/trust.ts';
import type { Trust } from '../modes/trust.ts';
import { seeSchedules } from '../schedules/see-schedules.ts';
import type { ScheduleSeen } from '../schedules/see-schedules.ts';
import { teamProblems } from './check-teams.ts';
import type { TeamProblem } from './check-teams.ts';
import { missingTools } from '../tools/needed-tools.ts';
import type { MissingTool } from '../tools/needed-tools.ts';

/** A team as the map shows it: `binding` is undefined when nobody bound it, `inGroup` null when Slack did not say. */
export type MappedTeam = { id: TeamId; binding: Team | undefined; inGroup: number | null };

/** How a workflow is controlled now: nobody's data, so every member of the workspace may see it. */
export type SeenWorkflow = {
  workflow: Workflow;
  mode: Mode;
  trust: Trust;
  pausedBy: string | null;
  teams: MappedTeam[];
  problems: TeamProblem[];
  /** In millionths of a dollar; a cap is null where there is none. */
  money: { run: number; workflow: DailyMoney; workspace: DailyMoney };
  schedules: ScheduleSeen[];
  /** Tools that it has and may not use now. */
  missing: MissingTool[];
  /** How often people did in the last ninety days what it proposed in shadow; nothing where nothing was compared. */
  agreement?: Agreement[];
  /** When it looks at what people did, from a shadow run's end on; absent where it cannot. */
  looks?: Looks | undefined;
};

/** What today (UTC) has cost, what is set aside counted in. */
export type DailyMoney = { spent: number; cap: number | null };

/** Throws Refused, audited, for guests and strangers whom the workflow does not welcome. */
export async function seeWorkflow(
  ctx: Context,
  { workflowId, person: who, surface }: { workflowId: string; person: string; surface: Surface },
): Promise<SeenWorkflow> {
  return orRecordRefusal(ctx, { what: 'see a map', who, surface }, async () => {
    const workflow = namedWorkflow(ctx, workflowId);
    await assertMay(ctx, 'map', workflow, who);
    const ids = teamsNamedBy(workflow);
    const now = ctx.now();
    const mode = await getMode(ctx.db, workflow.id);
    const [trust, pause, bound, spent, schedules, compared, problems] = await Promise.all([
      trustIn(ctx, workflow, mode),
      findPause(ctx.db, workflow.id),
      listTeams(ctx.db, ids),
      sumSpendings(ctx.db, { day: dayOf(now), workflowId: workflow.id, now }),
      seeSchedules(ctx, { person: who, surface, workflowId: workflow.id }),
      listComparedSince(ctx.db, workflow.id, later(now, -90 * day)),
      soonOr(second, teamProblems(ctx, workflow), () => teamProblems(ctx, workflow, ctx.people.heard)),
    ]);
    const teams = ids.map((id) =>
      mapped(
        ctx,
        id,
        bound.find((team) => team.id === id),
      ),
    );
    const { costMicroUsd, dailyCostMicroUsd = null } = workflow.budgets;
    const money = {
      run: costMicroUsd,
      workflow: { spent: spent.workflow, cap: dailyCostMicroUsd },
      workspace: { spent: spent.workspace, cap: ctx.dailyCostMicroUsd },
    };
    return {
      workflow,
      mode,
      trust,
      pausedBy: pause?.pausedBy ?? null,
      teams: await Promise.all(teams),
      problems,
      money,
      schedules,
      missing: missingTools(ctx, workflow),
      looks: looksOf(ctx, workflow),
      agreement: agreementOf(compared, workflow.observe?.bands ?? []),
    };
  });
}

/** Somebody waits for the view, so how many are in a user group is what Slack said last. */
async function mapped({ people }: Context, id: TeamId, binding: Team | undefined): Promise<MappedTeam> {
  const group = binding?.userGroupId ? await people.heard.inGroup(binding.userGroupId) : undefined;
  return { id, binding, inGroup: group?.length ?? null };
}
