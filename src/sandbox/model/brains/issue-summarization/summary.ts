import type { Facts } from './facts.ts';
import { firstSentence } from './plan.ts';

const mostLines = 5;

/** One line for each who wrote, by their own first sentence: rules cannot do more, and invent nothing. */
export function summaryOf({ issue, comments, pulls }: Facts): string {
  const { title, author, assignees } = issue.data;
  const said = comments.data.comments;
  const lines = said.slice(-mostLines).map((comment) => `${comment.author}: ${firstSentence(comment.body)}`);
  const linked = pulls.data.pulls.map((pull) => `Pull request #${pull.number}, ${pull.state}: ${pull.title}`);
  const open = assignees.length ? `Assigned to ${assignees.join(', ')}.` : 'Nobody is assigned yet.';
  const list = [`${author} reports: ${title}`, ...lines, ...linked, open].map((line) => `- ${line}`);
  return `Where this stands after ${said.length} ${said.length === 1 ? 'comment' : 'comments'}:\n\n${list.join('\n')}`;
}

/** T3: somebody who can be assigned and says that they take it, while nobody has it. */
export function whoTakesIt({ issue, comments, repository }: Facts): string | undefined {
  if (issue.data.assignees.length) return undefined;
  const takers = comments.data.comments.filter(({ body }) =>
    /\bI(?: will|['’]ll| can) take (?:this|it)\b/i.test(body),
  );
  return takers.map(({ author }) => author).find((author) => repository.data.assignable.includes(author));
}
