import type { RunView } from '../../domain/run-view.ts';
import { wordsFor } from '../../wording/codes.ts';
import { clip, oneLine } from '../text.ts';
import { getIncident } from './incident-message.ts';
import type { Message } from './message.ts';
import { notification } from './message.ts';
import { context, header } from './parts/blocks.ts';
import type { Part } from './parts/rich-text.ts';
import { at, bold, bullets, channel, code, joined, person, richText, section } from './parts/rich-text.ts';
import { openReview } from './run/happening.ts';

const shownOwners = 10;

/** For owners whose run's thread takes no messages: in their own channel or to each of them, so without the case itself. */
export function incidentElsewhere(run: RunView, incidentId: string): Message {
  const { id, cause, code: why, owners, ownerTeam, severity } = getIncident(run, incidentId);
  const about = `${clip(oneLine(run.workflow.title), 80)}, ${clip(oneLine(run.subject.label), 120)}`;
  const isOutOfSight = cause === 'delivery';
  const title = isOutOfSight ? `Out of sight: ${about}` : `Stopped: ${about}`;
  const { what, remedy } = wordsFor(cause, why);
  const told: Part[] = [
    'For ',
    ...joined(owners.slice(0, shownOwners).map((owner) => [person(owner)])),
    ` (${clip(ownerTeam, 60)})`,
  ];
  const place: Part[] = isOutOfSight
    ? [' Its channel is ', channel(run.channelId), '.']
    : [' Its thread in ', channel(run.channelId), ' takes no messages, so you hear of it here.'];
  const reason: Part[] = [bold('Why: '), what, ' (', code(clip(why, 80)), ')', ...place];
  const next: Part[] = [bold('What to do: '), remedy];
  const goesOn = isOutOfSight ? meanwhile(run) : [];
  return {
    text: notification([[title], told, reason, ...goesOn, next, [`Run ${run.id}, incident ${id}.`]]),
    blocks: [
      header(title),
      ...richText([
        section(...told),
        section(...reason),
        ...goesOn.map((line) => section(...line)),
        section(...next),
        bullets([
          [code(`/leenops show ${run.id}`), ' – everything that happened'],
          [code(`/leenops cancel ${run.id}`), ' – end it for good'],
        ]),
      ]),
      context(...joined([[`severity ${severity}`], [id]])),
    ],
  };
}

/** A run that nobody sees goes on all the same, and a decision can be given elsewhere. */
function meanwhile(run: RunView): Part[][] {
  const review = openReview(run);
  if (!review) return [];
  return [
    [
      bold('It still waits for a decision: '),
      ...joined(
        review.reviewers.slice(0, shownOwners).map(({ person: id }) => [person(id)]),
        ', ',
      ),
      ` of ${clip(review.team.id, 60)} may decide, due `,
      at(review.dueAt),
      '. The App Home and ',
      code('/leenops queue'),
      ' show it to them.',
    ],
  ];
}
