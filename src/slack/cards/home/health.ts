import type { KnownBlock } from '@slack/types';
import type { WorkflowHealth } from '../../../reports/home/workflow-health.ts';
import { context, header } from '../parts/blocks.ts';
import { bullets, code, richText } from '../parts/rich-text.ts';
import { shownOnHome } from './home.ts';
import type { Home } from './home.ts';
import { gravestFirst, healthLine, healthyLines } from './health-line.ts';

/** The reader's workflows with mode and health, and where to look next. */
export function health({ workflows, standings }: Home): KnownBlock[] {
  if (workflows.length === 0) return [];
  const isShort = workflows.length <= shownOnHome.healthyEach;
  const hasNews = ({ id, health: how }: WorkflowHealth) => isShort || how !== 'healthy' || standings.has(id);
  const told = gravestFirst(workflows.filter(hasNews));
  const shown = told.slice(0, shownOnHome.workflows);
  const rest = told.length - shown.length;
  return [
    { type: 'divider' },
    header('Your workflows'),
    ...richText([
      bullets([
        ...shown.map((line) => healthLine(line, standings.get(line.id))),
        ...(rest ? [[`and ${rest} more`]] : []),
        ...healthyLines(workflows.filter((each) => !hasNews(each))),
      ]),
    ]),
    context(
      'Judged by the last seven days and by what is open now. ',
      code('/leenops metrics <workflow>'),
      ' has its numbers, ',
      code('/leenops map <workflow>'),
      ' how it is controlled.',
    ),
  ];
}
