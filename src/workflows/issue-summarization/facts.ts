import { allowedRepository } from '../../connectors/github/github-config.ts';
import { reachOf } from '../../connectors/github/text/harmless-text.ts';
import type { Facts } from '../../domain/policy.ts';
import type { Action, ProposalBody } from '../../domain/proposal.ts';
import type { Material } from '../../domain/workflow.ts';
import type { JsonObject } from '../../lib/json.ts';
import { bodiesIn, textIn, textsIn } from './proposed.ts';
import { commentsIn, issueIn, repositoryIn } from './records.ts';

/** The set of clause T2. */
const triageLabels = ['bug', 'regression', 'enhancement', 'question', 'documentation', 'needs information'];

const security =
  /\b(?:vulnerab\w*|security|exploit\w*|CVE-\d|XSS|CSRF|SQL injection|take over)\b|\b(?:token|secret|password|credential|api key)s?\b[^.\n]{0,60}\b(?:logs?|leak\w*|exposed|stolen|visible|plain text)\b/i;

const solved = /\b(?:can be closed|closed?|closing|solved|resolved|fixed|duplicate of|won['’]t fix)\b/i;

export function facts(material: Material<JsonObject>, { actions }: ProposalBody): Facts {
  const issue = issueIn(material);
  const comments = commentsIn(material);
  const texts = issue && comments && [issue.title, issue.body, ...comments.map(({ body }) => body)];
  const written = bodiesIn(actions);
  return {
    'everybody can read it': issue?.is_public,
    'issue state': issue?.state,
    'speaks of security': texts && [...texts, ...written].some((text) => security.test(text)),
  };
}

type Known = { repositories: readonly string[]; webUrl: string };

/** `exists` and `of the triage set` are unknown while the repository was not read. */
export function actionFacts({ repositories, webUrl }: Known) {
  return (material: Material<JsonObject>, { tool, args }: Action): Facts => {
    const [repository = ''] = textIn(args, 'issue').split('#');
    const allowed = { 'repository allowed': allowedRepository(repositories, repository) !== undefined };
    if (tool === 'github_labels') return { ...allowed, ...labelFacts(material, args) };
    if (tool !== 'github_comment') return allowed;
    const body = textIn(args, 'body');
    return {
      ...allowed,
      'says it is solved': solved.test(body),
      'leads elsewhere': reachOf(body, `${webUrl}/${repository}`).links.length > 0,
    };
  };
}

function labelFacts(material: Material<JsonObject>, args: JsonObject): Facts {
  const labels = textsIn(args, 'labels').map((label) => label.toLowerCase());
  const existing = repositoryIn(material)?.labels.map(({ name }) => name.toLowerCase());
  return {
    exists: existing && labels.every((label) => existing.includes(label)),
    'of the triage set': labels.every((label) => triageLabels.includes(label)),
  };
}
