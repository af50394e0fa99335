import type { ExecutionView, RunView } from '../../../domain/run-view.ts';
import { clip, oneLine } from '../../text.ts';
import { at, bold, code } from '../parts/rich-text.ts';
import { fateOf } from '../review/fate.ts';
import { undoneInWords } from '../run/undone.ts';
import type { Entry } from './entry.ts';

/** When each action was begun, and what became of it. */
export function actionEntries(run: RunView): Entry[] {
  return run.executions.flatMap((execution) => [
    ...begun(execution),
    ...settled(run, execution),
    ...undone(execution),
  ]);
}

/** At the time when it was put on record: before that nobody here knew. */
function undone({ ordinal, reversal }: ExecutionView): Entry[] {
  if (!reversal) return [];
  const words = [bold(`Action ${ordinal}: `), ...undoneInWords(reversal), ', ', at(reversal.reversedAt)];
  return [{ at: reversal.recordedAt, words }];
}

function begun({ claimedAt, ordinal, tool, says }: ExecutionView): Entry[] {
  if (!claimedAt) return [];
  const what = says === null ? 'its texts were erased' : clip(oneLine(says), 250);
  return [{ at: claimedAt, words: [`Action ${ordinal} begun: `, code(clip(tool, 60)), ` ${what}`] }];
}

function settled(run: RunView, execution: ExecutionView): Entry[] {
  if (!execution.settledAt) return [];
  return [
    { at: execution.settledAt, words: [bold(`Action ${execution.ordinal}: `), ...fateOf(run, execution)] },
  ];
}
