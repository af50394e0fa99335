import type { Attack } from '../attack.ts';
import { invoiceExceptions } from './invoice-exceptions.ts';
import { issueSummarization } from './issue-summarization.ts';
import { leadEnrichment } from './lead-enrichment.ts';
import { foreignTools } from './foreign-tools.ts';
import { supportTexts } from './support-texts.ts';
import { supportTriage } from './support-triage.ts';
import { weeklyReporting } from './weekly-reporting.ts';

export const suites: readonly (readonly [workflow: string, attacks: readonly Attack[]])[] = [
  ['support-triage', [...supportTriage, ...supportTexts, ...foreignTools]],
  ['issue-summarization', issueSummarization],
  ['invoice-exceptions', invoiceExceptions],
  ['lead-enrichment', leadEnrichment],
  ['weekly-reporting', weeklyReporting],
];

/** What a result is filed under where the attacker does not say: what asks for least. */
export const categories: Readonly<Record<string, string>> = {
  'support-triage': 'question',
  'issue-summarization': 'bug',
  'invoice-exceptions': 'match',
  'lead-enrichment': 'complete',
  'weekly-reporting': 'usual',
};
