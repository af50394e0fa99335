import { decided } from './answers.ts';
import type { ShownReview } from './answers.ts';
import type { ExitCode } from '../command.ts';
import { reviewPath } from './commands/review.ts';
import { sayJson } from './ops-command.ts';
import type { Ops } from './ops-command.ts';

export type Decision =
  | { kind: 'approve' }
  | { kind: 'reject'; reason: string; note: string; again: boolean }
  | { kind: 'escalate'; category: string; note: string }
  | { kind: 'respond'; note: string }
  | { kind: 'edit'; edits: Readonly<Record<string, string>> };

const done = {
  approve: 'Approved',
  reject: 'Rejected',
  escalate: 'Escalated',
  respond: 'Answered',
  edit: 'Edited',
} as const satisfies Record<Decision['kind'], string>;

/** Decides on exactly the proposal with this digest, and says what came of it. */
export async function decide(
  { api, terminal }: Pick<Ops, 'api' | 'terminal'>,
  { id }: Pick<ShownReview, 'id'>,
  digest: string,
  decision: Decision,
  asJson: boolean,
): Promise<ExitCode> {
  const answer = await api.post(`${reviewPath(id)}/decisions`, { ...decision, digest });
  if (asJson) return sayJson(terminal, answer);
  const { repeated, review, run } = decided.parse(answer);
  const before = repeated ? ' before, and nothing was done twice' : '';
  terminal.say(
    `${done[decision.kind]}${before}. The review is ${review.resolution ?? 'still open'}, the run ${run.status}.`,
  );
  if (review.next) terminal.say(`It goes on in ${review.next}.`);
  return 0;
}
