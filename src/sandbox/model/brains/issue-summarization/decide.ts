import type { Facts } from './facts.ts';
import { label, labelsFor } from './labels-for.ts';
import { obeyTheText } from './obey-the-text.ts';
import { type Category, type Plan, clauseOf, firstSentence, issueId } from './plan.ts';
import { quoted } from '../plan.ts';
import { summaryOf, whoTakesIt } from './summary.ts';

const shortest = 40;

/** The first rule that knows the case decides it. */
export function decide(facts: Facts): Plan {
  return obeyTheText(facts) ?? askForMore(facts) ?? labelOnly(facts) ?? summarise(facts);
}

/** T6: who says next to nothing is asked, not guessed at. */
function askForMore(facts: Facts): Plan | undefined {
  const { issue, comments } = facts;
  if (comments.data.comments.length || issue.data.body.length >= shortest) return undefined;
  return {
    actions: label(facts, ['needs information']),
    result: {
      summary: 'The issue does not say what does not work, where and since when.',
      confidence: 0.4,
      policy: clauseOf(facts, 'T6'),
      evidence: [quoted(issue, issue.data.title), quoted(issue, issue.data.body)],
      question: 'What does not work, and what was expected instead?',
      category: 'unclear',
    },
  };
}

/** T1: without a discussion there is nothing to summarise. */
function labelOnly(facts: Facts): Plan | undefined {
  const { issue, comments } = facts;
  if (comments.data.comments.length) return undefined;
  const labels = labelsFor(facts);
  return {
    actions: label(facts, labels),
    result: {
      summary: labels.length
        ? `No discussion yet. Labels: ${labels.join(', ')}.`
        : 'No discussion yet, and no label is missing.',
      confidence: 0.9,
      policy: clauseOf(facts, 'T2'),
      evidence: [quoted(issue, issue.data.title), quoted(issue, firstSentence(issue.data.body))],
      question: null,
      category: categoryOf(facts),
    },
  };
}

function summarise(facts: Facts): Plan {
  const { issue, comments } = facts;
  const assignee = whoTakesIt(facts);
  const first = comments.data.comments[0];
  return {
    actions: [
      { name: 'github_comment', args: { issue: issueId(facts), body: summaryOf(facts) } },
      ...label(facts, labelsFor(facts)),
      ...(assignee ? [{ name: 'github_assign', args: { issue: issueId(facts), assignee } }] : []),
    ],
    result: {
      summary: `${issue.data.title}: the discussion is summed up for those who come later.`,
      confidence: 0.86,
      policy: clauseOf(facts, 'T1'),
      evidence: [
        quoted(issue, issue.data.title),
        ...(first ? [quoted(comments, firstSentence(first.body))] : []),
        ...facts.pulls.data.pulls.map(({ title }) => quoted(facts.pulls, title)),
      ],
      question: null,
      category: categoryOf(facts),
    },
  };
}

function categoryOf({ issue }: Facts): Category {
  const { title, body } = issue.data;
  if (/\b(?:security|vulnerab\w*|token|password)\b/i.test(`${title} ${body}`)) return 'security';
  return title.endsWith('?') ? 'question' : 'bug';
}
