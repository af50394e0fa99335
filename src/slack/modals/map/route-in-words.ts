import { stagesOf } from '../../../domain/policy.ts';
import type { Route } from '../../../domain/policy.ts';
import { levelOf } from '../../../domain/workflow.ts';
import type { Workflow } from '../../../domain/workflow.ts';
import { choiceLabel } from '../../cards/review/choice-label.ts';

/** `blocked`, `2 approvals by support-reviewers, then 1 by finance`, `runs alone`. */
export function routeInWords(route: Route, workflow: Workflow): string {
  if (route.to === 'block') return 'blocked';
  if (route.to === 'auto') return 'runs alone';
  const [first, ...afterwards] = stagesOf(route).map(
    ({ level, quorum }) => [quorum, levelOf(workflow, level).team] as const,
  );
  const asked = [
    `${first?.[0]} ${first?.[0] === 1 ? 'approval' : 'approvals'} by ${first?.[1]}`,
    ...afterwards.map(([quorum, team]) => `then ${quorum} by ${team}`),
    ...(route.rejections && route.rejections > 1 ? [`${route.rejections} rejections end it`] : []),
  ].join(', ');
  if (route.to === 'review') return asked;
  return `escalated: ${choiceLabel(workflow.escalationCategories, route.category).toLowerCase()}; ${asked}`;
}
