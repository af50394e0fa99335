import type { RunView } from '../../domain/run-view.ts';
import { clip, oneLine } from '../text.ts';
import { modeWords, runStatusWords } from '../../wording/statuses.ts';
import type { Message } from './message.ts';
import { notification } from './message.ts';
import { asker, origin } from './parts/actor.ts';
import { context } from './parts/blocks.ts';
import { modelName } from './parts/model-name.ts';
import type { Part } from './parts/rich-text.ts';
import { bold, joined, link, richText, section } from './parts/rich-text.ts';
import { happening } from './run/happening.ts';

/** The root of a run's thread: what, for whom, and how it stands. */
export function rootMessage(run: RunView): Message {
  const { workflow, subject, status, mode, model } = run;
  const what: Part[] = [
    bold(clip(oneLine(workflow.title), 120)),
    ' · ',
    link(clip(oneLine(subject.label), 200), subject.record?.url ?? null),
  ];
  const state: Part[] = [bold(runStatusWords[status]), '. ', ...happening(run)];
  return {
    text: notification([what, state, [...asker(run), `. Run ${run.id}.`]]),
    blocks: [
      ...richText([section(...what), section(...state)]),
      context(...joined([[...asker(run), ...origin(run)], [modeWords[mode]], [modelName(model)], [run.id]])),
    ],
  };
}
