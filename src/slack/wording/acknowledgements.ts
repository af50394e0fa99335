import { failedIn } from '../../wording/failed.ts';
import { mrkdwnOf } from '../cards/parts/mrkdwn.ts';
import { at, person } from '../cards/parts/rich-text.ts';
import { escapeMrkdwn } from '../text.ts';
import { slackVoice } from './voice.ts';

/** `outOfSight`: its channel takes no messages any more. */
type Begun = { workflow: string; subject: string; runId: string; channelId: string; outOfSight: boolean };

const started = (run: Begun) => `On it: ${about(run)}. ${follow(run)}`;

/** Short private answers, as mrkdwn. */
export const acknowledgements = {
  started,
  /** The same words again: the answer to the first delivery may never have arrived. */
  repeated: started,
  joined: (run: Begun) =>
    `Already on it: ${about(run)} has an open run, so no second one was started. ${follow(run)}`,
  approved: () =>
    'Your approval is recorded. When no other is missing, exactly what you saw is carried out; `/leenops runs` shows how it goes on.',
  cancelled: ({ runId }: { runId: string }) =>
    `Cancelled ${code(runId)}. What was carried out before stays; nothing more will happen.`,
  reversed: ({ runId, count }: { runId: string; count: number }) =>
    `On record: ${count === 1 ? 'one action' : `${count} actions`} of ${code(runId)} ${count === 1 ? 'was' : 'were'} undone. Nothing was changed in any system by this; the run’s thread says it now.`,
  claimed: ({ until, takenFrom }: { until: Date; takenFrom: string | null }) =>
    `You look at it until ${mrkdwnOf([at(until, '{time}')])}, and the card says so.${takenFrom ? ` ${mrkdwnOf([person(takenFrom)])} was looking at it before.` : ''} It keeps nobody else from deciding.`,
  /** For a press on a card from an older version, or one that nobody listens to. */
  outdatedButton: () =>
    'This button is from an older version and does nothing any more. Open the newest card in the thread, or use `/leenops show`.',
  failed: (reference: string) => failedIn(slackVoice, reference),
  unknownCommand: (typed: string) =>
    `I do not know \`/leenops ${escapeMrkdwn(typed).replaceAll('`', 'ˋ').slice(0, 100)}\`. \`/leenops help\` says what there is.`,
} as const;

function follow({ channelId, runId, outOfSight }: Begun): string {
  return outOfSight
    ? `Its channel <#${channelId}> takes no messages any more, which its owners were told. \`/leenops show ${escapeMrkdwn(runId)}\` says how it stands.`
    : `Follow it in <#${channelId}>.`;
}

function about({ workflow, subject, runId }: Begun): string {
  return `${escapeMrkdwn(workflow)}, ${escapeMrkdwn(subject)} (${code(runId)})`;
}

function code(id: string): string {
  return `\`${escapeMrkdwn(id)}\``;
}
