import type { TicketStatus } from '../company-state.ts';

/** `days` is the ticket's age; comments follow each other by some hours. */
export type SeedTicket = {
  id: number;
  customer: string;
  days: number;
  subject: string;
  order: string | null;
  status?: TicketStatus;
  tags?: string[];
  thread: { by?: 'elena' | 'jonas'; internal?: true; body: string }[];
};
