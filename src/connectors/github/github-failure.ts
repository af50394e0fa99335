import { type Certainty, ToolFailure } from '../../domain/tool-failure.ts';
import { neverReached } from '../never-reached.ts';
import { type GithubAnswer, answerIn, isRateLimit } from './github-answer.ts';

export type Effect = 'read' | 'write';

const refusals: Record<number, [code: string, remedy: string]> = {
  401: ['unauthorized', 'the token was not accepted. Set a valid GITHUB_TOKEN.'],
  403: [
    'forbidden',
    'the token may not do this, or the repository is archived. Give it issues read and write, pull requests and metadata read.',
  ],
  404: [
    'resource_missing',
    'there is no such record. Check the number, and that the token may see the repository.',
  ],
  410: ['resource_missing', 'the record was deleted, or issues are switched off in the repository.'],
  409: ['conflict', 'the issue changed at the same moment. Read it again and propose anew.'],
  422: ['request_refused', 'the issue does not take this change. Open it and see.'],
};

/** What the exchange ended with, as a ToolFailure. Never with what GitHub wrote: it repeats what people wrote. */
export function failureOf(error: unknown, effect: Effect): ToolFailure {
  if (error instanceof ToolFailure) return error;
  if (error instanceof Error && error.cause instanceof ToolFailure) return error.cause;
  const answer = answerIn(error);
  return answer ? refusedByGithub(answer, effect) : unansweredByGithub(error, effect);
}

/** A 4xx is a refusal: nothing happened. A 5xx says nothing about what did. */
function refusedByGithub(answer: GithubAnswer, effect: Effect): ToolFailure {
  const { status } = answer;
  const [code, remedy] = isRateLimit(answer) ? busy : (refusals[status] ?? other(status));
  const certainty = effect === 'write' && status >= 500 ? 'unknown' : 'not_applied';
  return githubFailure(code, certainty, `GitHub ${code} (${status}): ${remedy}`);
}

const busy: [string, string] = ['rate_limit', 'too many requests. Try again in a minute.'];

function other(status: number): [string, string] {
  if (status >= 500) return ['server_error', 'the service failed. Look at the issue, or try again later.'];
  return [`http_${status}`, 'the request was refused. Look at the issue in GitHub.'];
}

/** Cut, timed out, or not understood. */
function unansweredByGithub(cause: unknown, effect: Effect): ToolFailure {
  if (neverReached(cause))
    return githubFailure(
      'no_connection',
      'not_applied',
      'No connection to GitHub could be made. Check GITHUB_API_URL and the network.',
    );
  return githubFailure(
    'no_answer',
    effect === 'write' ? 'unknown' : 'not_applied',
    'GitHub gave no whole answer. Look at the issue, or try again.',
  );
}

export function movedAway(): ToolFailure {
  return githubFailure(
    'moved',
    'not_applied',
    'GitHub answers that this has moved elsewhere. Put the new name into GITHUB_REPOSITORIES, or use the issue’s new address.',
  );
}

export function githubFailure(code: string, certainty: Certainty, message: string): ToolFailure {
  return new ToolFailure({ system: 'github', code, certainty, message });
}
