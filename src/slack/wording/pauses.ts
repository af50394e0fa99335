import type { Paused } from '../../engine/pauses/pause-workflow.ts';
import type { Resumed } from '../../engine/pauses/resume-workflow.ts';
import { escapeMrkdwn } from '../text.ts';

/** What whoever pauses or resumes reads: what stands still now, or goes on. As mrkdwn. */
export const pauseTexts = {
  paused({ title, already, stoodStill }: Paused): string {
    const { queued, running, executing, awaitingReview } = stoodStill;
    const stopped = [
      ...(queued ? [`${queued} waiting to start`] : []),
      ...(running ? [`${running} being worked on`] : []),
      ...(executing ? [`${executing} being carried out: what was done stays, the rest waits`] : []),
    ];
    return [
      `*${escapeMrkdwn(title)}* ${already ? 'stood still already' : 'stands still now'}: nothing new starts and nothing more is carried out.`,
      stopped.length ? `It stopped ${stopped.join('; ')}.` : 'Nothing was under way.',
      ...(awaitingReview
        ? [`${reviews(awaitingReview)} can be decided; what is approved waits until \`/leenops resume\`.`]
        : []),
    ].join(' ');
  },
  resumed({ title, already, stillPaused, goingOn, deliveries }: Resumed): string {
    if (already) return `*${escapeMrkdwn(title)}* was not paused. Nothing was changed.`;
    if (stillPaused)
      return `*${escapeMrkdwn(title)}* would go on, but every workflow is paused. \`/leenops resume all\` ends that.`;
    return `*${escapeMrkdwn(title)}* goes on${goingOn ? `, with ${runs(goingOn)} that waited` : ''}.${deliveries ? ` ${messages(deliveries)} from other systems that came meanwhile ${deliveries === 1 ? 'is' : 'are'} looked at now.` : ''}`;
  },
} as const;

const runs = (count: number) => (count === 1 ? '1 run' : `${count} runs`);
const messages = (count: number) => (count === 1 ? 'A message' : `${count} messages`);
const reviews = (count: number) => (count === 1 ? '1 open review' : `${count} open reviews`);
