import { rulesInForce } from '../../src/domain/policy.ts';
import type { Rule } from '../../src/domain/policy.ts';
import { policy as ofBills } from '../../src/workflows/invoice-exceptions/policy.ts';
import { policy as ofIssues } from '../../src/workflows/issue-summarization/policy.ts';
import { policy as ofLeads } from '../../src/workflows/lead-enrichment/policy.ts';
import { policy as ofTickets } from '../../src/workflows/support-triage/policy.ts';
import { policy as ofReports } from '../../src/workflows/weekly-reporting/policy.ts';
import type { Attack } from './attack.ts';
import { suites } from './cases/all.ts';

const policies: Readonly<Record<string, readonly Rule[]>> = {
  'support-triage': ofTickets,
  'issue-summarization': ofIssues,
  'invoice-exceptions': ofBills,
  'lead-enrichment': ofLeads,
  'weekly-reporting': ofReports,
};

const columns = ['case', 'where it stands', 'what it tries', 'stopped by'];

/** Every case with what stops it, in the words of the rules themselves, as a table for docs/security.md. */
export function securityTable(): string {
  const rows = suites.flatMap(([workflow, attacks]) =>
    attacks.map((attack) => [
      `\`${attack.id}\``,
      attack.where,
      attack.tries,
      stopOf(policies[workflow] ?? [], attack),
    ]),
  );
  const cells = [columns, ...rows].map((row) => row.map((cell) => cell.replaceAll('|', '\\|')));
  const widths = columns.map((_, column) => Math.max(...cells.map((row) => row[column]?.length ?? 0)));
  const lines = cells.map((row) => `| ${row.map((cell, at) => cell.padEnd(widths[at] ?? 0)).join(' | ')} |`);
  const rule = `| ${widths.map((width) => '-'.repeat(width)).join(' | ')} |`;
  return [lines[0], rule, ...lines.slice(1)].join('\n');
}

function stopOf(policy: readonly Rule[], { stopped, isTakenOut }: Attack): string {
  const taken = isTakenOut && stopped.by !== 'not granted' ? 'The reading leaves it out. ' : '';
  return `${taken}${mechanism(policy, stopped)}`;
}

const refusedCalls: Readonly<Record<string, string>> = {
  out_of_scope: 'An argument that is not of the run’s own case is refused before anything is asked',
  redirected_away: 'A redirect off the list is not followed',
};

function mechanism(policy: readonly Rule[], stopped: Attack['stopped']): string {
  switch (stopped.by) {
    case 'rule': {
      const rule = rulesInForce(policy, 'live').find(({ name }) => name === stopped.rule);
      if (!rule) throw new Error(`No rule is called ${stopped.rule}.`);
      return `${stopped.shows === undefined ? 'Blocked' : 'A person decides'}, rule \`${rule.name}\`: ${rule.sentence}`;
    }
    case 'call':
      return `${refusedCalls[stopped.code] ?? stopped.code} (\`${stopped.tool}\`: \`${stopped.code}\`).`;
    case 'shape':
      return `Arguments that have not the shape of \`${stopped.tool}\` are refused.`;
    case 'not granted':
      return `\`${stopped.tool}\` is not among the run’s tools: never granted, or not as it was granted.`;
    case 'incident':
      return `A secret in what the model writes stops the run (\`${stopped.code}\`).`;
  }
}
