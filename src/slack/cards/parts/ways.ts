import { triggersOf } from '../../../domain/starts.ts';
import type { Start } from '../../../domain/starts.ts';
import type { Workflow } from '../../../domain/workflow.ts';
import { clip } from '../../text.ts';
import type { Part } from './rich-text.ts';
import { code, emoji } from './rich-text.ts';

export type Startable = Pick<Workflow, 'id' | 'triggers'> & Partial<Pick<Workflow, 'says'>>;

/** Every way in which the workflow is started, as one may type or do it. */
export function waysOf({ id, triggers, says }: Startable): Part[][] {
  const known = triggersOf({ triggers });
  return [
    ...(known.includes('command') ? [[code(`/leenops run ${clip(id, 60)}`)]] : []),
    ...(known.includes('command') && says ? [[code(`@LeenOps ${clip(says.example, 100)}`)]] : []),
    ...(known.includes('shortcut') ? [['both shortcuts']] : []),
    ...triggers.flatMap((start): Part[][] => (typeof start === 'object' ? [wayOf(start)] : [])),
    ...(known.includes('api') ? [['the HTTP API']] : []),
  ];
}

function wayOf(start: Exclude<Start, string>): Part[] {
  if ('emoji' in start) return [...emoji(start.emoji), ' on a message'];
  if ('channel' in start) return [`what plainly asks for it in the channel of ${clip(start.channel, 80)}`];
  if ('webhook' in start) return [`a webhook of ${clip(start.webhook, 80)}`];
  return [`a schedule (${clip(start.schedule, 80)})`];
}
