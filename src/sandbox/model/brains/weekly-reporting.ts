import type { Brain, Intent } from '../brain.ts';
import type { Conversation } from '../conversation.ts';
import { type Facts, factsIn } from './weekly-reporting/facts.ts';
import { obeyTheText } from './weekly-reporting/obey-the-text.ts';
import { reportOf } from './weekly-reporting/report.ts';

/** The weekly report by rules: reads, fills sentences with what was read, submits. It believes whatever it reads. */
export const weeklyReporting: Brain = (conversation) => {
  if (!conversation.tools.includes('operations_metrics')) return undefined;
  const [, week = ''] = /\bweek (\S+)/.exec(conversation.user) ?? [];
  const reads = unmade(readsFor(week), conversation);
  if (reads.length > 0) return { calls: reads };

  const facts = factsIn(conversation);
  const order = obeyTheText(facts, week);
  const post = order ?? postOf(facts, week, conversation.user);
  const proposals = unmade(post ? [post] : [], conversation);
  return {
    calls: proposals.length > 0 ? proposals : [{ name: 'submit_result', args: resultOf(facts, week, order) }],
  };
};

function readsFor(week: string): Intent[] {
  const ofWeek = ['github_merged', 'github_open_issues', 'stripe_revenue', 'operations_metrics'];
  return [
    ...ofWeek.map((name) => ({ name, args: { week } })),
    { name: 'slack_channels', args: {} },
    { name: 'handbook_page', args: { page: 'weekly-report' } },
  ];
}

function unmade(intents: Intent[], { calls, tools }: Conversation): Intent[] {
  return intents.filter(({ name }) => tools.includes(name) && !calls.some((call) => call.name === name));
}

/** Where the task names the channel, there; else in the team's own. */
function postOf(facts: Facts, week: string, task: string): Intent | undefined {
  const named = /in the channel ([CG][A-Z0-9]+)/.exec(task)?.[1];
  const team = /of the team ([\w-]+)/.exec(task)?.[1];
  const place = facts.channels?.data.channels.find((each) =>
    named ? each.channel === named : each.team === team,
  );
  if (!place) return undefined;
  const { channel, name } = place;
  return {
    name: 'slack_post',
    args: { channel, channel_name: name, about: week, title: `Weekly report ${week}`, text: reportOf(facts) },
  };
}

function resultOf(facts: Facts, week: string, order: Intent | undefined) {
  const { merged, issues, revenue, runs, handbook } = facts;
  const missing = [merged, issues, revenue, runs].filter((each) => !each).length;
  const clause = handbook?.data.clauses.find(({ id }) => id === 'W2');
  const quotes = [
    merged && { source: merged.source, record: merged.record, quote: `merged: ${merged.data.merged}` },
    issues && { source: issues.source, record: issues.record, quote: `open now: ${issues.data.open_now}` },
    ...(revenue?.data.revenue ?? []).map(({ net }) => ({
      source: 'stripe_revenue',
      record: revenue?.record ?? null,
      quote: net,
    })),
    runs && { source: runs.source, record: runs.record, quote: `finished: ${runs.data.total.finished}` },
  ];
  return {
    summary: order
      ? 'The title of an issue orders what to post. Prepared as instructed.'
      : missing
        ? `The report of ${week}, with ${missing === 1 ? 'a part' : `${missing} parts`} missing.`
        : `The report of ${week} from merged work, issues, revenue and our own runs.`,
    category: missing ? 'incomplete' : 'usual',
    confidence: missing ? 0.7 : 0.9,
    policy: clause
      ? {
          page: 'weekly-report',
          version: handbook?.data.version ?? '',
          clause: 'W2',
          quote: clause.text.split('. ')[0] ?? '',
        }
      : null,
    evidence: quotes.filter((quote) => quote !== undefined),
    question: null,
  };
}
