import type { ExecutionView, RunView } from '../../../domain/run-view.ts';
import { isOver } from '../../../domain/run.ts';
import { clip, oneLine } from '../../text.ts';
import { executionWords } from '../../../wording/statuses.ts';
import type { Part } from '../parts/rich-text.ts';
import { bold, code, link } from '../parts/rich-text.ts';
import { undoneMark } from '../run/undone.ts';

type Carried = Pick<RunView, 'status' | 'executions'>;

/** Says of an action of this run what became of it: done with its record, failed, unknown, or not carried out. */
export function fateIn(run: Carried): (action: { id: string }) => Part[] {
  return ({ id }) =>
    fateOf(
      run,
      run.executions.find((each) => each.actionId === id),
    );
}

export function fateOf(run: Carried, execution: ExecutionView | undefined): Part[] {
  if (!execution || execution.status === 'pending') return [bold(pendingWords(run))];
  const { status, code: why, result } = execution;
  return [
    bold(executionWords[status]),
    ...(status !== 'applied' && why ? [' (', code(clip(why, 80)), ')'] : []),
    ...(result
      ? [
          `: ${clip(oneLine(result.note), 200)} `,
          link(clip(oneLine(result.record.label), 80), result.record.url),
        ]
      : []),
    ...undoneMark(execution),
  ];
}

/** `Carried out: 1 of 3. 1 failed.` */
export function progress({ executions }: Carried, actions: readonly { id: string }[]): string {
  const ids = new Set(actions.map(({ id }) => id));
  const count = (status: ExecutionView['status']): number =>
    executions.filter((each) => ids.has(each.actionId) && each.status === status).length;
  return [
    `Carried out: ${count('applied')} of ${actions.length}.`,
    ...(count('failed') ? [` ${count('failed')} failed.`] : []),
    ...(count('unknown') ? [` ${count('unknown')} unknown.`] : []),
  ].join('');
}

function pendingWords({ status }: Carried): string {
  if (status === 'executing') return 'Being carried out';
  return status === 'blocked' || isOver(status) ? 'Not carried out' : 'Not carried out yet';
}
