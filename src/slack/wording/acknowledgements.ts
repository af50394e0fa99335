import { escapeMrkdwn } from '../text.ts';

type Begun = { workflow: string; subject: string; runId: string; channelId: string };

const started = (run: Begun) => `On it: ${about(run)}. Follow it in <#${run.channelId}>.`;

/** Short private answers, as mrkdwn. */
export const acknowledgements = {
  started,
  /** The same words again: the answer to the first delivery may never have arrived. */
  repeated: started,
  joined: (run: Begun) =>
    `Already on it: ${about(run)} has an open run, so no second one was started. Follow it in <#${run.channelId}>.`,
  cancelled: ({ runId }: { runId: string }) =>
    `Cancelled ${code(runId)}. What was carried out before stays; nothing more will happen.`,
  /** For a press on a card from an older version, or one that nobody listens to. */
  outdatedButton: () =>
    'This button is from an older version and does nothing any more. Open the newest card in the thread, or use `/leenops show`.',
  /** The log has the same reference beside what went wrong. */
  failed: (reference: string) =>
    `That went wrong on our side, and we cannot say that it took effect. Look at the card or \`/leenops runs\` before you try again. If it stays, give ${code(reference)} to whoever operates LeenOps.`,
  unknownCommand: (typed: string) =>
    `I do not know \`/leenops ${escapeMrkdwn(typed).replaceAll('`', 'ˋ').slice(0, 100)}\`. \`/leenops help\` says what there is.`,
} as const;

function about({ workflow, subject, runId }: Begun): string {
  return `${escapeMrkdwn(workflow)}, ${escapeMrkdwn(subject)} (${code(runId)})`;
}

function code(id: string): string {
  return `\`${escapeMrkdwn(id)}\``;
}
