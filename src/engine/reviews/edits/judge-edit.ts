import type { Db } from '../../../db/client.ts';
import { valuesFrom } from '../../../domain/form/values-from.ts';
import { stagesOf } from '../../../domain/policy.ts';
import type { Routing, Stage } from '../../../domain/policy.ts';
import { changesBetween } from '../../../domain/proposal.ts';
import type { Action, FieldChange, ProposalBody } from '../../../domain/proposal.ts';
import { Refused } from '../../../domain/refused.ts';
import type { Mode } from '../../../domain/run.ts';
import { secretIn } from '../../../domain/secret.ts';
import { outOfScope } from '../../../domain/tool.ts';
import { getWriteTool } from '../../../domain/workflow.ts';
import type { Material, Workflow } from '../../../domain/workflow.ts';
import type { JsonObject } from '../../../lib/json.ts';
import { proposedAction } from '../../attempts/agent-tools.ts';
import type { Context } from '../../context.ts';
import { judgeProposal } from '../../proposals/judge-proposal.ts';
import type { Judged } from '../../proposals/judge-proposal.ts';

/** What people typed, by field id: `act_…:amount` → `60.00`. */
export type Edits = Readonly<Record<string, string>>;

export type EditedCase = {
  workflow: Workflow;
  mode: Mode;
  /** The level that the case has reached: an edit never takes it back below. */
  level: number;
  body: ProposalBody;
  material: Material<JsonObject>;
};

/** The next version as it would be, what differs, and what the rules say to it. */
export type JudgedEdit = Judged & { body: ProposalBody; changes: FieldChange[] };

/**
 * Puts the edits over the proposal and tries the rules; every action keeps its tool. Throws Refused: `bad_input` with
 * problems by field id, `nothing_changed`, and `forbidden_by_rule` because a slip of the hand must not stop the run.
 */
export async function judgeEdit(
  ctx: Pick<Context, 'linkHosts' | 'secrets'>,
  db: Db,
  { workflow, mode, level, body, material }: EditedCase,
  edits: Edits,
): Promise<JudgedEdit> {
  const actions = editedActions(workflow, body.actions, edits, material);
  const changes = changesBetween(body.actions, actions);
  if (changes.length === 0) throw new Refused('nothing_changed');
  await assertNoSecretTyped(ctx, body.actions, actions);
  const edited = { ...body, actions };
  const judged = await judgeProposal(ctx, db, { workflow, mode, material, body: edited });
  const { routing } = judged;
  if (routing.route.to === 'block') throw new Refused('forbidden_by_rule', { sentence: routing.sentence });
  return { ...judged, body: edited, changes, routing: stillWithPeople(routing, level) };
}

/** Said beside the field, and what was typed is kept nowhere. */
async function assertNoSecretTyped(
  { secrets }: Pick<Context, 'secrets'>,
  before: readonly Action[],
  after: readonly Action[],
): Promise<void> {
  const problems: Record<string, string> = {};
  for (const [index, { args }] of after.entries()) {
    for (const [name, value] of Object.entries(args)) {
      const kind = await secretIn(secrets, value);
      if (kind)
        problems[`${before[index]?.id}:${name}`] =
          `This looks like a secret (${kind}). Take it out: it would be sent as it is.`;
    }
  }
  if (Object.keys(problems).length) throw new Refused('bad_input', problems);
}

function editedActions(
  workflow: Workflow,
  actions: readonly Action[],
  edits: Edits,
  material: Material<JsonObject>,
): Action[] {
  const problems: Record<string, string> = {};
  const scope = workflow.scope(material);
  const edited = actions.map((action) => {
    const tool = getWriteTool(workflow, action.tool);
    const filled = valuesFrom(tool.input, tool.editable, action.args, edits, action.id);
    if (filled.ok) {
      const edited = proposedAction(tool, filled.values, outOfScope(tool, filled.values, scope));
      return { ...edited, ...(action.state ? { state: action.state } : {}) };
    }
    Object.assign(problems, filled.problems);
    return action;
  });
  if (Object.keys(problems).length) throw new Refused('bad_input', problems);
  return edited;
}

/** A case that people took up stays with people: at the level that it has reached or above, and with as many of them. */
function stillWithPeople(routing: Routing, level: number): Routing {
  const { route } = routing;
  if (route.to === 'block') return routing;
  if (route.to === 'auto') return { ...routing, route: { to: 'review', level, quorum: 1 } };
  const [first, ...afterwards] = stagesOf(route).map((stage) => ({
    ...stage,
    level: Math.max(stage.level, level),
  })) as [Stage, ...Stage[]];
  const { rejections } = route;
  const asking = {
    ...first,
    ...(afterwards.length ? { afterwards } : {}),
    ...(rejections ? { rejections } : {}),
  };
  const isEscalated = route.to === 'escalate' && route.level > level;
  return { ...routing, route: isEscalated ? { ...route, ...asking } : { to: 'review', ...asking } };
}
