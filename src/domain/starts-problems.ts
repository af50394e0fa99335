import { understand } from './understand.ts';
import { teamsOf } from './workflow.ts';
import type { Workflow } from './workflow.ts';

/** What people would try in vain: an example that is not understood, a channel of nobody, an emoji on what is not read. */
export function problemsOfStarts(workflow: Workflow): string[] {
  const { says, triggers, intakeFromMessage } = workflow;
  const teams = teamsOf(workflow);
  const starts = triggers.filter((start) => typeof start === 'object');
  return [
    ...(says && understand(says.example, [workflow]).kind !== 'start'
      ? [
          `says.example (${JSON.stringify(says.example)}) is not understood by its own verbs, nouns and intake.`,
        ]
      : []),
    ...(starts.some((start) => 'emoji' in start) && !intakeFromMessage
      ? ['An emoji starts it, and there is no intakeFromMessage to read the message with.']
      : []),
    ...starts
      .flatMap((start) => ('channel' in start && !teams.includes(start.channel) ? [start.channel] : []))
      .map((team) => `The channel of ${team} is watched, which is no team of this workflow.`),
  ];
}
