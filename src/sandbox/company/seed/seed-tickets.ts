import { hour, later } from '../../../lib/time.ts';
import type { Comment, Ticket, ZendeskState } from '../company-state.ts';
import { daysAgo } from './days-ago.ts';
import { otherTickets } from './other-tickets.ts';
import { seedColleagues, seedCustomers, seedStrangers, userIdOf } from './people.ts';
import type { SeedTicket } from './seed-ticket.ts';
import { tourTickets } from './tour-tickets.ts';

const colleagues = { elena: 9002, jonas: 9003 };

/** Hearth & Pine's Zendesk account. */
export function seedTickets(now: Date): ZendeskState {
  const seeds = [...otherTickets, ...tourTickets].toSorted((a, b) => a.id - b.id);
  const comments = seeds
    .flatMap((seed) => commentsOf(seed, now))
    .map((comment, index) => ({ ...comment, id: 700_001 + index }));
  return {
    users: [
      ...seedColleagues,
      ...[...seedCustomers, ...seedStrangers].map(({ key, name, email }) => ({
        id: userIdOf(key),
        name,
        email,
        role: 'end-user' as const,
      })),
    ],
    tickets: seeds.map((seed) => ticketOf(seed, now)),
    comments,
    audits: comments.map((comment, index) => ({
      id: 900_001 + index,
      ticketId: comment.ticketId,
      authorId: comment.authorId,
      createdAt: comment.createdAt,
      custom: {},
      events: [{ id: comment.id, type: 'Comment', body: comment.body, public: comment.public }],
    })),
  };
}

function ticketOf(seed: SeedTicket, now: Date): Ticket {
  const last = seed.thread.length - 1;
  return {
    id: seed.id,
    subject: seed.subject,
    status: seed.status ?? 'open',
    tags: seed.tags ?? [],
    requesterId: userIdOf(seed.customer),
    orderId: seed.order,
    createdAt: writtenAt(seed, now, 0),
    updatedAt: writtenAt(seed, now, last),
  };
}

function commentsOf(seed: SeedTicket, now: Date): Omit<Comment, 'id'>[] {
  return seed.thread.map(({ by, internal, body }, index) => ({
    ticketId: seed.id,
    authorId: by ? colleagues[by] : userIdOf(seed.customer),
    public: !internal,
    body,
    createdAt: writtenAt(seed, now, index),
  }));
}

function writtenAt({ days }: SeedTicket, now: Date, index: number): string {
  return later(daysAgo(now, days), index * 3 * hour).toISOString();
}
