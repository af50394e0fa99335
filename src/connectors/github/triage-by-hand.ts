import type { Octokit } from '@octokit/rest';
import { type Deed, type Doer, namesIn } from '../../domain/shadow/observe.ts';
import type { ByHand } from '../../domain/shadow/by-hand.ts';
import type { GithubClient } from './github-client.ts';
import type { GithubSettings } from './github-config.ts';
import { type Account, type IssueEvent, listIssueEvents } from './issue-events.ts';
import { issuePlaceOf } from './place-of.ts';
import { type IssueComment, listComments } from './reads/list-comments.ts';
import { isMarked } from './text/comment-mark.ts';

export type TriageByHand = ByHand<{ issue: string }, 'github_comment' | 'github_labels' | 'github_assign'>;

const mostComments = 1_000;
const insiders = ['OWNER', 'MEMBER', 'COLLABORATOR'];

/** What people of the repository did on an issue: what others write there is the case, not an answer to it. */
export function triageByHand(settings: GithubSettings, client: GithubClient): TriageByHand {
  return {
    compares: {
      github_comment: { about: ['issue'], agree: [], says: () => 'comment on the issue' },
      github_labels: {
        about: ['issue'],
        agree: ['labels'],
        says: ({ labels }) => `label ${namesIn(labels)}`,
      },
      github_assign: {
        about: ['issue'],
        agree: ['assignee'],
        says: ({ assignee }) => `assign ${typeof assignee === 'string' ? assignee : 'somebody'}`,
      },
    },
    deeds: ({ issue }, { since, signal }) =>
      client.read(signal, async (octokit) => {
        const place = issuePlaceOf(settings, issue);
        const own = await ownLogin(octokit);
        const events = await listIssueEvents(octokit, place);
        const comments = await listComments(octokit, place, mostComments);
        return [
          ...comments.flatMap((comment) => commentDeed(issue, comment, own)),
          ...standing(events).flatMap((event) => eventDeed(issue, event, own)),
        ].filter(({ at }) => at >= since);
      }),
  };
}

/** The token of an installation is nobody's: then what our app does is known by GitHub's word that a bot did it. */
async function ownLogin(octokit: Octokit): Promise<string | undefined> {
  try {
    return (await octokit.rest.users.getAuthenticated()).data.login;
  } catch (error) {
    const status = (error as { status?: number }).status;
    if (status === 403 || status === 404) return undefined;
    throw error;
  }
}

function doerOf(account: Account | null | undefined, own: string | undefined): Doer {
  if (!account) return 'program';
  if (account.login === own) return 'us';
  return account.type === 'Bot' || account.login.endsWith('[bot]') ? 'program' : 'person';
}

function commentDeed(issue: string, comment: IssueComment, own: string | undefined): Deed[] {
  const by = isMarked(comment.body) ? 'us' : doerOf(comment.user, own);
  if (by === 'person' && !insiders.includes(comment.author_association ?? '')) return [];
  return [{ tool: 'github_comment', args: { issue }, at: new Date(comment.created_at), by }];
}

/** What was taken back later was not done. */
function standing(events: readonly IssueEvent[]): IssueEvent[] {
  return events.filter((each, index) => {
    const later = events.slice(index + 1);
    if (each.event === 'labeled')
      return !later.some(({ event, label }) => event === 'unlabeled' && label?.name === each.label?.name);
    return (
      each.event === 'assigned' &&
      !later.some(({ event, assignee }) => event === 'unassigned' && assignee?.login === each.assignee?.login)
    );
  });
}

function eventDeed(issue: string, event: IssueEvent, own: string | undefined): Deed[] {
  const at = new Date(event.created_at);
  const by = doerOf(event.actor, own);
  if (event.event === 'labeled' && event.label)
    return [{ tool: 'github_labels', args: { issue, labels: [event.label.name] }, at, by }];
  if (event.event === 'assigned' && event.assignee)
    return [{ tool: 'github_assign', args: { issue, assignee: event.assignee.login }, at, by }];
  return [];
}
