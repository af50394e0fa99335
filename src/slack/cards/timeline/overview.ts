import type { RunView } from '../../../domain/run-view.ts';
import { clip, oneLine } from '../../text.ts';
import { modeWords, runStatusWords } from '../../../wording/statuses.ts';
import { asker, origin } from '../parts/actor.ts';
import { modelName } from '../parts/model-name.ts';
import type { Part } from '../parts/rich-text.ts';
import { at, bold, code, joined, link } from '../parts/rich-text.ts';
import { happening } from '../run/happening.ts';
import { observedLines } from '../run/observed.ts';
import { spending } from '../run/spending.ts';
import { timesInWords } from './entries.ts';

/** The head of every history: what it is, how it stands, where time and money went. */
export function overview(run: RunView, now: Date): Part[][] {
  const reads = run.steps.filter(({ kind }) => kind === 'tool_read').length;
  return [
    [
      bold(clip(oneLine(run.workflow.title), 120)),
      ' · ',
      link(clip(oneLine(run.subject.label), 200), run.subject.record?.url ?? null),
      ' · ',
      code(run.id),
    ],
    [bold(runStatusWords[run.status]), '. ', ...happening(run)],
    ...observedLines(run.observation),
    [...joined([[...asker(run), ...origin(run)], [at(run.receivedAt)], [modeWords[run.mode]]])],
    [
      `${timesInWords(run, now)}. ${spending(run)}, ${reads} ${reads === 1 ? 'read' : 'reads'}. ${modelName(run.model)}.`,
    ],
  ];
}
