import type { Paused } from '../../engine/pauses/pause-workflow.ts';
import type { Resumed } from '../../engine/pauses/resume-workflow.ts';
import { escapeMrkdwn } from '../text.ts';

/** What whoever pauses or resumes reads: what stands still now, or goes on. As mrkdwn. */
export const pauseTexts = {
  paused({ title, already, stoodStill }: Paused): string {
    const { queued, running, executing, actions, awaitingReview, schedules, deliveries } = stoodStill;
    const stopped = [
      ...(queued ? [`${runs(queued)} waiting to start`] : []),
      ...(running ? [`${runs(running)} at which an agent was working`] : []),
      ...(executing ? [`${runs(executing)} being carried out${notBegun(actions)}`] : []),
      ...(schedules ? [schedules === 1 ? '1 schedule' : `${schedules} schedules`] : []),
      ...(deliveries ? [`${deliveries} from other systems, kept with what still comes`] : []),
    ];
    return [
      `*${escapeMrkdwn(title)}* ${already ? 'stood still already' : 'stands still now'}: nothing new starts and nothing more is carried out.`,
      stopped.length ? `It stopped ${stopped.join('; ')}.` : 'Nothing was under way.',
      ...(executing ? ['What was done stays done; an action that was just going out ends.'] : []),
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
const notBegun = (actions: number) =>
  actions ? `, with ${actions === 1 ? '1 action' : `${actions} actions`} not begun` : '';
const messages = (count: number) => (count === 1 ? 'A message' : `${count} messages`);
const reviews = (count: number) => (count === 1 ? '1 open review' : `${count} open reviews`);
