import { actorKinds } from '../../domain/event.ts';
import type { ActorKind } from '../../domain/event.ts';
import type { RefusalReason, Refused } from '../../domain/refused.ts';
import { actor } from '../cards/parts/actor.ts';
import { mrkdwnOf } from '../cards/parts/mrkdwn.ts';
import { at as moment } from '../cards/parts/rich-text.ts';
import { escapeMrkdwn } from '../text.ts';
import { resolutionWords, runStatusWords } from './statuses.ts';

type Detail = Readonly<Record<string, string>>;

/** What a refused person reads: what happened and what to do. As mrkdwn; details are escaped. */
export function refusalText({ reason, detail }: Pick<Refused, 'reason' | 'detail'>): string {
  return refusals[reason](detail);
}

const refusals = {
  not_a_reviewer: (detail) =>
    `You are not among the people who may decide on this: ${team(detail)} decides. The card names them. Nothing was changed.`,
  own_request: () =>
    'You asked for this run, so somebody else decides on it. Nothing was changed. The people named on the card can.',
  acting_for_requester: () =>
    'You act for the person who asked for this run, so somebody else decides on it. Nothing was changed. The people named on the card can.',
  away: (detail) =>
    `You are away${until(detail)}, and ${personIn(detail, 'deputy')} decides for you. Nothing was changed. \`/leenops away off\` says that you are back.`,
  account_not_active: () =>
    'Slack says that this account is deactivated or not a person’s, so it cannot decide. Nothing was changed. Ask an admin of LeenOps to change the team.',
  not_of_this_workspace: (detail) =>
    `Guests and people of other organisations do not decide here. Nothing was changed. Ask ${team(detail)}.`,
  already_answered: () =>
    'You have answered this already. It now waits for another person’s answer. Nothing was changed.',
  counted_elsewhere: () =>
    'Your approval of this counts at another level, and nobody counts at two. Nothing was changed. The people named on the card can decide.',
  review_over: (detail) =>
    `You were too late: ${outcome(detail)}. Your click changed nothing. The card shows how it ended.`,
  proposal_changed: () =>
    'The proposal is not the one that you saw: somebody changed it meanwhile. Nothing was changed. Look at its card and decide there.',
  not_for_bulk: () =>
    'This one needs a look of its own: it is not low in risk, takes more than one approval, or its evidence is not verified. Decide on its card.',
  no_question: () =>
    'The agent asks nothing here, so there is nothing to answer. Approve, edit or reject it instead.',
  no_more_tries: () =>
    'The agent has tried again twice already. Reject it without another try, edit it, or escalate it.',
  nothing_changed: () =>
    'Nothing is different from the proposal. Change a field and save again, or close this and approve on the card.',
  last_level: (detail) =>
    `This is the last level, so there is nobody to escalate to: ${team(detail)} decides. Approve, edit or reject it.`,
  forbidden_by_rule: (detail) =>
    `A rule forbids that: “${named(detail, 'sentence', 'it is blocked')}” Nothing was changed. Go back and change it, or reject the proposal.`,
  not_a_starter: (detail) =>
    `To start ${named(detail, 'workflow', 'this workflow')} takes a role in it. Ask ${team(detail)} to start it.`,
  not_a_member: (detail) =>
    `This shows customers’ data or changes a run of ${named(detail, 'workflow', 'this workflow')}, so it takes a role in it. Ask ${team(detail)}.`,
  not_an_admin: (detail) =>
    `That takes an admin of LeenOps. Nothing was changed. ${detail['admins'] ? `Ask ${admins(detail)}.` : 'Name one in LEENOPS_ADMINS.'}`,
  unknown_workflow: (detail) =>
    `There is no workflow ${code(detail['asked'] ?? '')}. ${known(detail)} \`/leenops help\` lists them.`,
  workflow_paused: (detail) =>
    `${named(detail, 'workflow', 'This workflow')} is paused${detail['by'] ? ` by ${personIn(detail, 'by')}` : ''}: nothing new starts and nothing is carried out. \`/leenops resume\` goes on.`,
  workflow_unbound: (detail) =>
    `${named(detail, 'workflow', 'This workflow')} cannot run yet: the team ${named(detail, 'team', 'it names')} has no people or no channel. Ask an admin of LeenOps to bind it.`,
  unknown_run: (detail) =>
    `There is no run ${code(detail['run'] ?? detail['asked'] ?? '')}. \`/leenops runs\` lists the newest. An id looks like \`run_k3v9x0m2p4qz\`.`,
  not_cancellable: (detail) =>
    `This run cannot be cancelled: it is ${status(detail)}. What was carried out stays. \`/leenops runs\` lists what is open.`,
  people_unknown: (detail) =>
    `I could not find out who is in ${team(detail)}, so nothing was changed. Try again in a minute; if it stays, tell an admin of LeenOps.`,
  bad_input: (detail) => `That is not right yet, and nothing was changed.${problems(detail)}`,
} as const satisfies Record<RefusalReason, (detail: Detail) => string>;

function personIn(detail: Detail, key: string): string {
  const id = detail[key];
  return id ? mrkdwnOf([actor({ kind: 'person', id })]) : 'somebody else';
}

/** Several people, their ids parted by spaces. */
function admins(detail: Detail): string {
  const ids = (detail['admins'] ?? '').split(' ').filter(Boolean);
  return ids.map((id) => mrkdwnOf([actor({ kind: 'person', id })])).join(', ');
}

function until({ until: at }: Detail): string {
  return at && !Number.isNaN(Date.parse(at)) ? ` until ${mrkdwnOf([moment(new Date(at))])}` : '';
}

function team(detail: Detail): string {
  return detail['team'] ? `the team ${escapeMrkdwn(detail['team'])}` : 'its team';
}

function named(detail: Detail, key: string, otherwise: string): string {
  return detail[key] ? escapeMrkdwn(detail[key]) : otherwise;
}

function known(detail: Detail): string {
  return detail['known'] ? `There is: ${escapeMrkdwn(detail['known'])}.` : '';
}

function status(detail: Detail): string {
  const words = Object.entries(runStatusWords).find(([key]) => key === detail['status'])?.[1];
  return words ? words.toLowerCase() : 'over';
}

function code(text: string): string {
  return `\`${escapeMrkdwn(text).replaceAll('`', 'ˋ').slice(0, 200)}\``;
}

function outcome({ resolution, by, byKind, at }: Detail): string {
  const words = Object.entries(resolutionWords)
    .find(([key]) => key === resolution)?.[1]
    .toLowerCase();
  if (!words) return 'this review is over';
  const who = by ? ` by ${mrkdwnOf([actor({ kind: kindOf(byKind), id: by })])}` : '';
  const when = at && !Number.isNaN(Date.parse(at)) ? `, ${mrkdwnOf([moment(new Date(at))])}` : '';
  return `this was ${words}${who}${when}`;
}

function kindOf(kind: string | undefined): ActorKind {
  return actorKinds.find((each) => each === kind) ?? 'person';
}

function problems(detail: Detail): string {
  return Object.entries(detail)
    .map(([field, problem]) => `\n• ${escapeMrkdwn(field)}: ${escapeMrkdwn(problem)}`)
    .join('');
}
