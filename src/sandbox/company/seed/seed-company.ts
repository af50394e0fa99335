import type { CompanyState } from '../company-state.ts';
import { seedBooks } from './seed-books.ts';
import { seedLeads } from './seed-leads.ts';
import { seedPayables } from './seed-payables.ts';
import { seedTickets } from './seed-tickets.ts';

/** Hearth & Pine as it stands at `now`: every date is counted back from it, so that no case grows stale. Each is a world of its own. */
export function seedCompany(now: Date): CompanyState {
  return structuredClone({
    format: 1,
    stripe: seedBooks(now),
    zendesk: seedTickets(now),
    xero: seedPayables(now),
    hubspot: seedLeads(now),
  });
}
