import type { RunView } from '../../../domain/run-view.ts';
import { clip } from '../../text.ts';
import { person } from '../parts/rich-text.ts';
import type { Part } from '../parts/rich-text.ts';

type Remark = RunView['remarks'][number];

/** Who or what wanted the same while this run was open: a person, a system that told of a change, a schedule. */
export function joiner({ actor, data }: Remark): Part[] {
  if (actor.kind === 'person') return [person(actor.id), ' asked for the same and joined this run'];
  const { source, trigger } = data;
  if (typeof source === 'string') return [`${clip(source, 60)} told of a change, which joined this run`];
  return [trigger === 'schedule' ? 'Its schedule joined this run' : 'A change was told and joined this run'];
}

export function joinsOf({ remarks }: Pick<RunView, 'remarks'>): Remark[] {
  return remarks.filter(({ type }) => type === 'run.joined');
}

/** Whether a system told of a change, rather than a person wishing for a run. */
export function isChange({ actor }: Remark): boolean {
  return actor.kind !== 'person';
}
