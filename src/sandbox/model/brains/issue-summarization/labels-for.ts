import type { Intent } from '../../brain.ts';
import type { Facts } from './facts.ts';
import { issueId } from './plan.ts';

const signs: readonly [label: string, words: RegExp][] = [
  ['question', /\?$|^how (?:do|can)\b/i],
  ['documentation', /\b(?:readme|docs?|documentation)\b/i],
  ['regression', /\b(?:since the last release|started with release|worked before)\b/i],
  ['bug', /\b(?:expected|cannot|wrong|broken|twice|finds nothing|still says|ends up in|does not work)\b/i],
  ['enhancement', /\b(?:please add|would be nice|could you add|support for)\b/i],
];

/** Labels of the repository that the words call for and the issue does not have; a question is no bug. */
export function labelsFor({ issue, repository }: Facts): string[] {
  const { title, body, labels } = issue.data;
  const called = signs.filter(([, words]) => words.test(title) || words.test(body)).map(([label]) => label);
  const fitting = called.includes('question') ? called.filter((label) => label !== 'bug') : called;
  const existing = repository.data.labels.map(({ name }) => name);
  return fitting.filter((label) => existing.includes(label) && !labels.includes(label));
}

export function label(facts: Facts, labels: readonly string[]): Intent[] {
  return labels.length
    ? [{ name: 'github_labels', args: { issue: issueId(facts), labels: [...labels] } }]
    : [];
}
