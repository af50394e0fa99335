import type { RunView } from '../../../domain/run-view.ts';
import { resolutionCodes } from '../../../domain/incident.ts';
import { findings, remedies } from '../../../domain/remedy.ts';
import { findingWords, remedyWords, resolvedWords } from '../../../wording/incidents.ts';
import { clip, oneLine } from '../../text.ts';
import { wordsFor } from '../../../wording/codes.ts';
import { actor } from '../parts/actor.ts';
import { joiner } from '../run/joiner.ts';
import type { Part } from '../parts/rich-text.ts';
import { bold, code, person } from '../parts/rich-text.ts';
import type { Entry } from './entry.ts';

type Remark = RunView['remarks'][number];

/** What happened beside the main line: incidents, refused attempts, joins, restarts. */
export function remarkEntries({ incidents, remarks }: RunView): Entry[] {
  return [
    ...incidents.map(({ id, cause, code: why, detail, openedAt, ownerTeam }) => ({
      at: openedAt,
      words: [
        bold('Incident'),
        ` for ${ownerTeam}: ${wordsFor(cause, why).what}${detail ? ` ${clip(oneLine(detail), 200)}.` : ''} (`,
        code(clip(why, 80)),
        ') ',
        code(id),
      ],
    })),
    ...remarks.map((remark) => ({ at: remark.at, words: spell(remark) })),
  ];
}

function spell(remark: Remark): Part[] {
  const who = actor(remark.actor);
  switch (remark.type) {
    case 'refused':
      return [
        bold('Refused'),
        ': ',
        who,
        ` tried to ${text(remark, 'attempted')} (${text(remark, 'reason').replaceAll('_', ' ')})`,
      ];
    case 'run.joined':
      return joiner(remark);
    case 'run.restarted':
      return ['Started again from the beginning'];
    case 'run.rescued':
      return ['Taken up again: nothing had moved it for a while'];
    case 'review.claimed':
      return [who, ' took it to look at', ...about(remark, 'takenFrom', ', over from ')];
    case 'review.handed_on':
      return [who, ' handed it on', ...about(remark, 'to', ' to ')];
    case 'run.remedied':
      return [who, ` ${remedyWords[remedies.find((each) => each === remark.data['remedy']) ?? 'retry']}`];
    case 'action.settled':
      return [who, ` ${findingWords[findings.find((each) => each === remark.data['next']) ?? 'leave']}`];
    case 'incident.recurred':
      return ['The same thing happened again: ', code(text(remark, 'incident'))];
    case 'incident.acknowledged':
      return [who, ' has the incident ', code(text(remark, 'incident'))];
    case 'incident.handed_over':
      return [who, ' handed the incident', ...about(remark, 'to', ' to ')];
    case 'incident.resolved':
      return ['Incident resolved: ', resolvedIn(remark), ' ', code(text(remark, 'incident'))];
    case 'texts.erased':
      return ['The texts of this run were erased'];
    default:
      return [who, `: ${clip(remark.type.replaceAll(/[._]/g, ' '), 80)}`];
  }
}

function resolvedIn({ data }: Remark): string {
  const how = resolutionCodes.find((each) => each === data['resolution']);
  return how ? resolvedWords[how].toLowerCase() : 'for a reason that is not known';
}

function about({ data }: Remark, key: string, words: string): Part[] {
  const id = data[key];
  return typeof id === 'string' ? [words, person(id)] : [];
}

function text({ data }: Remark, key: string): string {
  const value = data[key];
  return typeof value === 'string' ? clip(value, 120) : 'unknown';
}
