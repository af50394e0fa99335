import type { SeenWorkflow } from '../../../engine/workspace/see-workflow.ts';
import type { Part } from '../../cards/parts/rich-text.ts';
import { bold } from '../../cards/parts/rich-text.ts';
import { peopleIn } from '../teams/teams-modal.ts';

/** `support-leads: @Margaret, @Priya`. A mention in a view calls nobody. */
export function teamInWords({ teams }: Pick<SeenWorkflow, 'teams'>, id: string): Part[] {
  const team = teams.find((each) => each.id === id);
  if (!team?.binding) return [`${id}: `, bold('nobody, it is not bound yet')];
  return [`${id}: `, ...peopleIn(team.binding, team.inGroup)];
}
