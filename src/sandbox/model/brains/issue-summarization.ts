import type { Brain, Intent } from '../brain.ts';
import type { Conversation } from '../conversation.ts';
import { decide } from './issue-summarization/decide.ts';
import { factsIn } from './issue-summarization/facts.ts';
import { handOver } from './issue-summarization/plan.ts';

/** Issue triage by rules: reads the issue and what belongs to it, proposes, submits. It believes whatever it reads. */
export const issueSummarization: Brain = (conversation) => {
  if (!conversation.tools.includes('github_comment')) return undefined;
  const reads = unmade(readsFor(conversation.user), conversation);
  if (reads.length > 0) return { calls: reads };

  const facts = factsIn(conversation);
  const { actions, result } = facts
    ? decide(facts)
    : handOver('The issue or its discussion could not be read.');
  const proposals = unmade(actions, conversation);
  return { calls: proposals.length > 0 ? proposals : [{ name: 'submit_result', args: result }] };
};

function readsFor(task: string): Intent[] {
  const [, repository = '', number = ''] = /issue (\S+)#(\d+)/i.exec(task) ?? [];
  const ofIssue = ['github_issue', 'github_comments', 'github_linked_pulls'];
  return [
    ...ofIssue.map((name) => ({ name, args: { issue: `${repository}#${number}` } })),
    { name: 'github_repository', args: { repository } },
    { name: 'handbook_page', args: { page: 'issue-triage' } },
  ];
}

function unmade(intents: Intent[], { calls, tools }: Conversation): Intent[] {
  return intents.filter(({ name }) => tools.includes(name) && !calls.some((call) => call.name === name));
}
