import { harmlessText, reachOf } from '../../connectors/github/text/harmless-text.ts';
import type { CaseSection } from '../../domain/case-section.ts';
import type { Action, ProposalBody } from '../../domain/proposal.ts';
import type { Material } from '../../domain/workflow.ts';
import type { JsonObject } from '../../lib/json.ts';
import { bodiesIn, textIn, textsIn } from './proposed.ts';
import { type Pull, commentsIn, issueIn, issueOf, pullsIn } from './records.ts';

type Known = { webUrl: string };

/** The comment as it will look, what changes on the issue, and what it rests on: enough to decide without opening GitHub. */
export function caseSections({ webUrl }: Known) {
  return (material: Material<JsonObject>, { actions }: ProposalBody): CaseSection[] => [
    issueSection(material, actions),
    ...commentSections(material, actions, webUrl),
    pullsSection(material, webUrl),
  ];
}

function issueSection(material: Material<JsonObject>, actions: readonly Action[]): CaseSection {
  const issue = issueIn(material);
  const record = material.readings.find(({ tool }) => tool === 'github_issue')?.record;
  const title = `Issue ${issueOf(material.intake)}`;
  if (!issue) return { title, rows: [], note: 'The issue was not read.' };
  const people = commentsIn(material);
  return {
    title,
    rows: [
      { label: 'Title', value: issue.title, ...(record ? { record } : {}) },
      {
        label: 'State',
        value: `${issue.state}, ${issue.is_public ? 'everybody can read it' : 'private repository'}`,
      },
      { label: 'Written by', value: `${issue.author} on ${issue.created_at.slice(0, 10)}` },
      { label: 'Comments', value: people ? discussionIn(people) : 'not read' },
      { label: 'Labels', value: change(issue.labels, added(actions, 'github_labels', 'labels')) },
      { label: 'Assignees', value: change(issue.assignees, added(actions, 'github_assign', 'assignee')) },
      { label: 'It says', value: issue.body || '(nothing)' },
    ],
  };
}

function discussionIn(comments: readonly { author: string; marked_as_ours: boolean }[]): string {
  if (!comments.length) return 'none';
  const authors = [...new Set(comments.map(({ author }) => author))];
  const ours = comments.some(({ marked_as_ours }) => marked_as_ours) ? ', one marked as ours' : '';
  return `${comments.length} by ${authors.join(', ')}${ours}`;
}

function added(actions: readonly Action[], tool: string, argument: string): string[] {
  return actions.filter((action) => action.tool === tool).flatMap(({ args }) => textsIn(args, argument));
}

/** Old → new, as a reviewer compares them. */
function change(before: readonly string[], more: readonly string[]): string {
  const after = [...new Set([...before, ...more])];
  const words = (names: readonly string[]) => names.join(', ') || 'none';
  return after.length === before.length
    ? `${words(before)}, unchanged`
    : `${words(before)} → ${words(after)}`;
}

/** Only where it will not stand there as it is proposed: else the card shows it already, among what will happen. */
function commentSections(
  { intake }: Material<JsonObject>,
  actions: readonly Action[],
  webUrl: string,
): CaseSection[] {
  const ownUrl = `${webUrl}/${textIn(intake, 'repository')}`;
  return bodiesIn(actions)
    .filter((body) => harmlessText(body, ownUrl) !== body.trim())
    .map((body) => {
      const { mentions, links } = reachOf(body, ownUrl);
      const notes = [calledOff('Nobody is called', mentions), calledOff('No live link', links)];
      return {
        title: 'The comment as it will stand there',
        rows: [{ label: 'LeenOps writes', value: harmlessText(body, ownUrl) }],
        note: notes.filter(Boolean).join(' ') || 'HTML, images and commands to bots stay text.',
      };
    });
}

function calledOff(what: string, names: readonly string[]): string {
  return names.length ? `${what}: ${names.join(', ')} stays text.` : '';
}

function pullsSection(material: Material<JsonObject>, webUrl: string): CaseSection {
  const found = pullsIn(material);
  const title = 'Linked pull requests';
  if (!found) return { title, rows: [], note: 'They were not read.' };
  const { pulls, elsewhere } = found;
  const notes = [
    ...(pulls.length ? [] : ['None.']),
    ...(elsewhere ? [`${elsewhere} more in repositories that LeenOps does not work in.`] : []),
  ];
  return {
    title,
    rows: pulls.map((pull) => pullRow(pull, webUrl)),
    ...(notes.length ? { note: notes.join(' ') } : {}),
  };
}

function pullRow({ repository, number, title, state, author, closes_the_issue }: Pull, webUrl: string) {
  const id = `${repository}#${number}`;
  const effect = closes_the_issue ? ', closes the issue when merged' : '';
  return {
    label: `${id}, ${state}`,
    value: `${title} (by ${author}${effect})`,
    record: { system: 'github', id, label: id, url: `${webUrl}/${repository}/pull/${number}` },
  };
}
