import type { RefusalReason, Refused } from '../domain/refused.ts';
import { triggers } from '../domain/run.ts';
import { promotionStateWords, voidWords } from './modes.ts';
import { obstacleWords } from './obstacles.ts';
import { resolutionWords, runStatusWords, triggerWords } from './statuses.ts';
import { toldIn } from './told.ts';
import type { Told } from './told.ts';
import type { Voice } from './voice.ts';

/** What a refused person reads on any surface: what happened and what to do. */
export function refusalIn(voice: Voice, { reason, detail }: Pick<Refused, 'reason' | 'detail'>): string {
  return refusals[reason](toldIn(voice, detail));
}

const refusals = {
  not_a_reviewer: ({ team }) =>
    `You are not among the people who may decide on this: ${team} decides. The card names them. Nothing was changed.`,
  own_request: () =>
    'You asked for this run, so somebody else decides on it. Nothing was changed. The people named on the card can.',
  acting_for_requester: () =>
    'You act for the person who asked for this run, so somebody else decides on it. Nothing was changed. The people named on the card can.',
  away: (told) =>
    `You are away${until(told)}, and ${told.person('deputy')} decides for you. Nothing was changed. ${told.code('/leenops away off')} says that you are back.`,
  account_not_active: () =>
    'Slack says that this account is deactivated or not a person’s, so it takes no part here. Nothing was changed. Ask an admin of LeenOps to change the team.',
  not_of_this_workspace: ({ team }) =>
    `Guests and people of other organisations take no part here. Nothing was changed. Ask ${team}.`,
  already_answered: () =>
    'You have answered this already. It now waits for another person’s answer. Nothing was changed.',
  counted_elsewhere: () =>
    'Your approval of this counts at another level, and nobody counts at two. Nothing was changed. The people named on the card can decide.',
  review_over: (told) =>
    `You were too late: ${outcome(told)}. Your click changed nothing. The card shows how it ended.`,
  proposal_changed: () =>
    'The proposal is not the one that you saw: somebody changed it meanwhile. Nothing was changed. Look at its card and decide there.',
  not_for_bulk: ({ raw }) =>
    `This one needs a look of its own${because(raw('obstacle'))}. Nothing was changed. Decide on its card.`,
  cannot_receive: ({ raw, team }) =>
    `${whyNotThem[raw('why') ?? ''] ?? `They may not decide on this: ${team} decides.`} Nothing was changed. Choose somebody among the people named on the card.`,
  not_waiting: ({ raw, code }) =>
    `This run waits for nobody’s decision: it is ${status(raw('status'))}. ${code('/leenops queue')} lists what waits for you.`,
  no_question: () =>
    'The agent asks nothing here, so there is nothing to answer. Approve, edit or reject it instead.',
  nothing_proposed: () =>
    'The agent proposes nothing here, so there is nothing to approve. Answer its question, escalate it or reject it.',
  no_more_tries: () =>
    'The agent has tried again twice already. Reject it without another try, edit it, or escalate it.',
  nothing_changed: () =>
    'Nothing is different from the proposal. Change a field and save again, or close this and approve on the card.',
  tool_gone: ({ raw, code }) =>
    `This was proposed by an older version of the workflow, with a tool that is no longer there (${code(raw('tool') ?? '')}), so it can be neither edited nor carried out. Nothing was changed. Reject it, or cancel the run and start it again.`,
  tool_withheld: (told) =>
    `${told.named('workflow', 'This workflow')} cannot run: an admin revoked ${told.named('title', 'a tool')} (${told.code(told.raw('tool') ?? '')}), which it needs. Nothing was started. Ask ${told.has('admins') ? told.people('admins') : 'an admin of LeenOps'}: ${told.code('/leenops tools')} shows why.`,
  tool_changed: (told) =>
    `${told.code(told.raw('tool') ?? '')} is not as you saw it: ${told.has('by') ? `${told.person('by')} or its server` : 'its server'} changed something meanwhile. Nothing was changed. ${told.code('/leenops tools')} shows it as it is now.`,
  tool_unusable: ({ raw, code, named }) =>
    `${code(raw('tool') ?? '')} cannot be granted: ${named('why', 'nothing can be made of its definition')}. Nothing was changed. It can be granted once its server, or MCP_SERVERS_FILE, says something else.`,
  unknown_tool: ({ raw, code }) =>
    `There is no tool ${code(raw('asked') ?? '')} here. Nothing was changed. ${code('/leenops tools')} lists what there is.`,
  last_level: ({ team }) =>
    `This is the last level, so there is nobody to escalate to: ${team} decides. Approve, edit or reject it.`,
  forbidden_by_rule: ({ named }) =>
    `A rule forbids that: “${named('sentence', 'it is blocked')}” Nothing was changed. Go back and change it, or reject the proposal.`,
  not_a_starter: (told) =>
    `To start ${told.named('workflow', 'this workflow')} takes a role in it. Ask ${told.team} to start it${namely(told)}.`,
  not_a_member: (told) =>
    `This shows customers’ data or changes a run of ${told.named('workflow', 'this workflow')}, so it takes a role in it. Ask ${told.team}${namely(told)}.`,
  may_not_pause: (told) =>
    `To pause or resume ${told.named('workflow', 'this workflow')} takes its owners or an admin of LeenOps. Nothing was changed. Ask ${told.team}${namely(told)}${told.has('admins') ? `; the admins are ${told.people('admins')}` : ''}.`,
  may_not_promote: (told) =>
    `What ${told.named('workflow', 'this workflow')} may do alone is for its owners to say. Nothing was changed. Ask ${told.team}${namely(told)}.`,
  may_not_reverse: (told) =>
    `To say that an action of ${told.named('workflow', 'this workflow')} was undone takes its owners or reviewers. Nothing was recorded. Ask ${told.team}${namely(told)}.`,
  nothing_to_reverse: ({ raw, code }) =>
    `Nothing of ${code(raw('run') ?? 'this run')} is left that could be marked as undone: it carried nothing out, or that is on record already. Nothing was recorded. ${code(`/leenops show ${raw('run') ?? '<run>'}`)} shows what it did.`,
  may_not_demote: (told) =>
    `To take back what ${told.named('workflow', 'this workflow')} does alone takes its owners or an admin of LeenOps. Nothing was changed. Ask ${told.team}${namely(told)}${told.has('admins') ? `; the admins are ${told.people('admins')}` : ''}.`,
  may_not_confirm: (told) =>
    `To confirm that ${told.named('workflow', 'this workflow')} may do more alone takes one of its owners, of their backup or an admin of LeenOps. Nothing was changed. Ask ${told.team}${namely(told)}${told.has('admins') ? `; the admins are ${told.people('admins')}` : ''}.`,
  own_promotion: ({ team }) =>
    `You proposed this, so a second person confirms it, whatever teams you are in. Nothing was changed. Ask somebody else of ${team}, of its backup, or an admin of LeenOps.`,
  live_already: ({ named, code }) =>
    `${named('workflow', 'This workflow')} is live already: there is nothing above that. ${code('/leenops map')} shows what it does alone.`,
  evidence_missing: (told) =>
    `There is not enough evidence that ${told.named('workflow', 'this workflow')} may do more alone:${lacking(told)}. Nothing was changed. ${told.code('/leenops promote')} shows all of it.`,
  mode_changed: ({ named, code }) =>
    `The mode of ${named('workflow', 'this workflow')} is another than you saw${named('mode', '') ? `: ${named('mode', '')}` : ''}. Nothing was changed. ${code('/leenops promote')} shows how it stands.`,
  promotion_open: (told) =>
    `${told.named('workflow', 'This workflow')} is proposed already, by ${told.person('by')}, and waits for a second person${until(told)}. Nothing was changed. The card is in its owners’ channel.`,
  promotion_over: (told) =>
    `This promotion is over: ${promotionOutcome(told)}. Your click changed nothing. ${told.code('/leenops promote')} shows how it stands.`,
  not_below: ({ named, code }) =>
    `${named('workflow', 'This workflow')} is in ${named('mode', 'that mode')}, and to demote it is to go below that. Nothing was changed. ${code('/leenops pause')} makes it stand still.`,
  pilot_full: (told) =>
    `${told.named('workflow', 'This workflow')} is in pilot, where people look at everything: at most ${told.named('perDay', 'a few')} runs start in a day, and so many did. Nothing was started. Ask again${freeAgain(told)}.`,
  may_not_measure: (told) =>
    `The numbers of ${told.named('workflow', 'a workflow')} are for those who have a role in it and for admins of LeenOps.${told.has('admins') ? ` Ask ${told.people('admins')}.` : ''}`,
  not_an_admin: ({ has, people }) =>
    `That takes an admin of LeenOps. Nothing was changed. ${has('admins') ? `Ask ${people('admins')}.` : 'Name one in LEENOPS_ADMINS.'}`,
  unknown_workflow: ({ raw, code, has, named }) =>
    `There is no workflow ${code(raw('asked') ?? '')}. ${has('known') ? `There is: ${named('known', '')}.` : ''} ${code('/leenops help')} lists them.`,
  unknown_schedule: ({ raw, code, has, named }) =>
    `There is no schedule ${code(raw('asked') ?? '')}. Nothing was changed. ${has('known') ? `There is: ${named('known', '')}.` : 'That workflow has none.'} ${code('/leenops schedules')} lists them.`,
  workflow_paused: ({ has, named, person, code }) =>
    `${named('workflow', 'This workflow')} is paused${has('by') ? ` by ${person('by')}` : ''}${has('reason') ? ` (“${named('reason', '')}”)` : ''}: nothing new starts and nothing is carried out. Ask them, or its owners: ${code('/leenops resume')} goes on.`,
  workflow_unbound: (told) =>
    `${told.named('workflow', 'This workflow')} cannot run yet: the team ${told.named('team', 'it names')} has no people or no channel. ${bindIt(told)}`,
  team_too_small: (told) =>
    `${told.named('workflow', 'This workflow')} cannot run: its rules may ask the team ${told.named('team', 'it names')} for ${told.named('needed', 'more')} different people, and ${told.named('there', 'fewer')} of it may take part. ${bindIt(told)}`,
  unknown_team: ({ named, has, code }) =>
    `No workflow names the team ${named('team', 'of this form')} any more. Nothing was changed. ${has('known') ? `There is: ${named('known', '')}.` : ''} ${code('/leenops teams')} lists them.`,
  team_changed: (told) =>
    `${told.has('by') ? told.person('by') : 'Somebody'} changed the team ${told.named('team', '')} while you had it open, so nothing was saved. ${told.code('/leenops teams')} shows it as it is now.`,
  unknown_run: ({ raw, code }) =>
    `There is no run ${code(raw('run') ?? raw('asked') ?? '')}. ${code('/leenops runs')} lists the newest. An id looks like ${code('run_k3v9x0m2p4qz')}.`,
  unknown_token: ({ raw, code }) =>
    `There is no token ${code(raw('asked') ?? '')} of yours. Nothing was changed. ${code('/leenops token')} lists what there is.`,
  token_not_valid: ({ code }) =>
    `This token is not valid: it is unknown, expired or revoked. ${code('/leenops token')} in Slack issues a new one.`,
  too_many_requests: ({ named }) =>
    `That was too much at once for one token. Nothing was changed. Wait ${named('seconds', 'a few')} seconds and ask again.`,
  key_used_before: ({ raw, code }) =>
    `This idempotency key was used for something else: it started ${code(raw('run') ?? '')}. Nothing was started. Use a new key for each request.`,
  not_a_trigger: ({ named, raw, code }) =>
    `${named('workflow', 'This workflow')} is not started ${way(raw('trigger'))}. ${code('/leenops run')} starts it in Slack; its owners can let it start this way, too.`,
  run_before: (told) =>
    `${told.named('subject', 'This')} was run before: ${told.code(told.raw('run') ?? '')} is ${status(told.raw('status'))}${ended(told)}, and nothing is known to have changed since. Nothing was started. If you want it again all the same, ${told.code(`/leenops rerun ${told.raw('run') ?? ''}`)} does it; it counts as rework.`,
  intake_erased: ({ raw, code }) =>
    `The texts of ${code(raw('run') ?? '')} were erased, so nobody knows any more what it was started with. Nothing was started. Start the workflow with ${code('/leenops run')}.`,
  not_an_owner: (told) =>
    `To export the decisions of ${told.named('workflow', 'a workflow')} takes its owners or an admin of LeenOps. Nothing was exported. Ask ${told.team}${namely(told)}.`,
  not_cancellable: ({ raw, code }) =>
    `This run cannot be cancelled: it is ${status(raw('status'))}. What was carried out stays. ${code('/leenops runs')} lists what is open.`,
  may_not_handle: (told) =>
    `What stopped ${told.named('workflow', 'this workflow')} is for its owners or an admin of LeenOps to handle. Nothing was changed. Ask ${told.team}${namely(told)}${told.has('admins') ? `; the admins are ${told.people('admins')}` : ''}.`,
  cannot_handle: (told) =>
    `${told.person('person')} may not handle this: that takes its owners or an admin of LeenOps. Nothing was changed. Choose somebody of ${told.team}${namely(told)}.`,
  unknown_incident: ({ raw, code }) =>
    `There is no incident ${code(raw('asked') ?? '')}. Nothing was changed. ${code('/leenops incidents')} lists them.`,
  incident_acknowledged: (told) =>
    `${told.person('by')} has it already${since(told)}. Nothing was changed. “Hand to a person” gives it to somebody else.`,
  incident_over: (told) =>
    `You were too late: this was resolved${told.has('by') ? ` by ${told.person('by')}` : ' by itself'}${ended(told)}. Your click changed nothing. The card shows how it ended.`,
  not_blocked: (told) =>
    `This run does not stand still any more: it is ${status(told.raw('status'))}${told.has('by') ? `. ${told.actor('by', 'byKind')} was first${ended(told)}` : ''}. Your click changed nothing.`,
  no_remedy: ({ raw, code }) =>
    `Nothing here lets ${raw('run') ? code(raw('run') ?? '') : 'it'} go on: its records do not fit each other, or it needs something else. Nothing was changed. ${code('/leenops incidents')} says what it is and what helps.`,
  settle_first: ({ code }) =>
    `One of its actions may or may not have happened, so nothing goes on before somebody has looked it up in its system. Nothing was changed. “It was applied” and “It was not” on its card say what they found; ${code('/leenops incidents')} leads there.`,
  settled_already: (told) =>
    `You were too late: ${told.has('by') ? told.person('by') : 'somebody'} has said already what became of it${told.has('as') ? ` (${told.named('as', '')})` : ''}${ended(told)}. Nothing was changed.`,
  rules_stricter: ({ named }) =>
    `Today’s rules ask for more than was approved: “${named('sentence', 'people decide')}” Some of it was begun, so nobody can be asked again in this run. Nothing was changed. Finish by hand and resolve the incident, or cancel the run and start it again.`,
  people_unknown: (told) =>
    `I could not find out ${notFoundOut(told)}, so nothing was changed. Try again in a minute; if it stays, tell an admin of LeenOps.`,
  form_too_late: () =>
    'Slack lets a form open within three seconds, and this took longer. Nothing was started or changed. Ask for it once more.',
  bad_input: ({ lines }) => `That is not right yet, and nothing was changed.${lines}`,
} as const satisfies Record<RefusalReason, (told: Told) => string>;

/** Slack was asked about a channel, an account or a team, and did not say. */
function notFoundOut({ has, person, team }: Told): string {
  if (has('channel')) return 'whether I can post in that channel';
  return has('person') ? `what Slack knows of ${person('person')}’s account` : `who is in ${team}`;
}

function because(obstacle: string | undefined): string {
  const words = wordsFor(obstacleWords, obstacle);
  return words ? ` (${words})` : '';
}

/** Why a review cannot be handed on to somebody, in words about them. */
const whyNotThem: Readonly<Record<string, string>> = {
  yourself: 'That is you: “Take it” says that you look at it yourself.',
  own_request: 'They asked for this run, so they do not decide on it.',
  acting_for_requester: 'They act for the person who asked for this run, so they do not decide on it.',
  away: 'They are away.',
  already_answered: 'They have answered this already.',
  counted_elsewhere: 'Their approval of this counts at another level.',
  account_not_active: 'Their account is deactivated or not a person’s.',
  not_of_this_workspace: 'They are a guest or of another organisation.',
};

/** What evidence lacks, in numbers. */
function lacking({ has, named }: Told): string {
  const short = has('have')
    ? ` ${named('have', '')} of ${named('need', '')}${named('wrong', '0') === '0' ? '' : `, ${named('wrong', '')} of them wrong`}`
    : '';
  const incidents = has('incidents') ? ` ${named('incidents', '')} of the top severity in 14 days` : '';
  const held = has('compared') ? ' nothing compared with what people did' : '';
  return [short, held, incidents].filter(Boolean).join(',') || ' something is missing';
}

function promotionOutcome({ has, raw, person, moment }: Told): string {
  const how = wordsFor(promotionStateWords, raw('how')) ?? 'it was ended';
  const why = wordsFor(voidWords, raw('why'));
  const at = moment('at');
  return `${how}${has('by') ? ` by ${person('by')}` : ''}${at ? `, ${at}` : ''}${why ? `, because ${why}` : ''}`;
}

function freeAgain({ moment }: Told): string {
  const at = moment('at');
  return at ? ` from ${at} on` : ' tomorrow';
}

/** The people behind a team, where they are known. */
function namely({ has, people }: Told): string {
  return has('people') ? `: ${people('people')}` : '';
}

function bindIt({ has, people, code }: Told): string {
  const admins = has('admins') ? people('admins') : 'an admin of LeenOps';
  return `Ask ${admins} to change it with ${code('/leenops teams')}.`;
}

function ended({ moment }: Told): string {
  const at = moment('at');
  return at ? `, ${at}` : '';
}

function since({ moment }: Told): string {
  const at = moment('at');
  return at ? `, since ${at}` : '';
}

function until({ moment }: Told): string {
  const at = moment('until');
  return at ? ` until ${at}` : '';
}

function status(status: string | undefined): string {
  return wordsFor(runStatusWords, status) ?? 'over';
}

function outcome({ has, raw, actor, moment }: Told): string {
  const words = wordsFor(resolutionWords, raw('resolution'));
  if (!words) return 'this review is over';
  const who = has('by') ? ` by ${actor('by', 'byKind')}` : '';
  const at = moment('at');
  return `this was ${words}${who}${at ? `, ${at}` : ''}`;
}

function way(trigger: string | undefined): string {
  const known = triggers.find((each) => each === trigger);
  return known ? triggerWords[known] : 'this way';
}

function wordsFor(words: Readonly<Record<string, string>>, key: string | undefined): string | undefined {
  return key !== undefined && Object.hasOwn(words, key) ? words[key]?.toLowerCase() : undefined;
}
