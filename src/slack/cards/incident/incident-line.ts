import type { IncidentView } from '../../../domain/incident-view.ts';
import type { RunView } from '../../../domain/run-view.ts';
import { resolvedWords } from '../../../wording/incidents.ts';
import { wordsFor } from '../../../wording/codes.ts';
import { clip } from '../../text.ts';
import type { Message } from '../message.ts';
import { notification } from '../message.ts';
import type { Part } from '../parts/rich-text.ts';
import { bold, channel, code, link, person, richText, section } from '../parts/rich-text.ts';

/** In the thread of a run: what stopped it, and where its owners deal with that. */
export function incidentLine(incident: IncidentView, run: RunView): Message {
  const { trouble, code: why, cause, card, assignee, resolved, ownerTeam } = incident;
  const what: Part[] = [
    bold(trouble === 'delivery' ? 'Out of sight. ' : 'Stopped. '),
    wordsFor(trouble, why).what,
    ' (',
    code(clip(why, 80)),
    ')',
  ];
  const whose: Part[] = resolved
    ? [bold('Resolved'), resolved.code ? `: ${resolvedWords[resolved.code]}. ` : '. ']
    : assignee
      ? [person(assignee), ` of ${clip(ownerTeam, 60)} has it. `]
      : [`${clip(ownerTeam, 60)} looks at it. `];
  const where: Part[] = card
    ? [
        link(cause === 'repeated_failure' ? 'The card of all of these' : 'Its card', card.url),
        ' is in ',
        channel(card.channelId),
        '.',
      ]
    : ['They were told.'];
  const line = [...whose, ...where, ' ', code(incident.id)];
  return {
    text: notification([what, line, [`Run ${run.id}.`]]),
    blocks: richText([section(...what), section(...line)]),
  };
}
