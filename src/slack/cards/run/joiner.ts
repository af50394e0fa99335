import type { RunView } from '../../../domain/run-view.ts';
import { capital, clip } from '../../text.ts';
import { person } from '../parts/rich-text.ts';
import type { Part } from '../parts/rich-text.ts';

type Remark = RunView['remarks'][number];

/** Who or what wanted the same while this run was open: a person, a system that told of a change, a schedule. */
export function joiner(join: Remark): Part[] {
  if (!isChange(join)) return [person(join.actor.id), ' asked for the same and joined this run'];
  return [`${capital(teller(join))} told of a change and joined this run`];
}

/** `a webhook of zendesk` */
export function teller({ data: { source, trigger } }: Remark): string {
  if (trigger === 'schedule') return 'its schedule';
  return typeof source === 'string' ? `a webhook of ${clip(source, 60)}` : 'another system';
}

export function joinsOf({ remarks }: Pick<RunView, 'remarks'>): Remark[] {
  return remarks.filter(({ type }) => type === 'run.joined');
}

/** Whether a system told of a change, rather than a person wishing for a run. */
export function isChange({ actor }: Remark): boolean {
  return actor.kind !== 'person';
}
