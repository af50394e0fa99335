import { z } from 'zod';
import { fieldLook } from '../../../src/domain/field.ts';
import { readTool, writeTool } from '../../../src/domain/tool.ts';
import { formatMoney } from '../../../src/lib/money.ts';
import type { Shop } from './shop.ts';

const ticket = z.string();

/** The shop as an agent and a workflow see it. */
export function shopTools(shop: Shop) {
  return {
    ticket: readTool({
      name: 'desk_ticket',
      system: 'desk',
      title: 'read the ticket',
      description: 'One ticket.',
      priceMicroUsd: 1_500,
      input: z.object({ ticket }),
      bindings: { ticket: 'ticket' },
      read: async (args) => {
        const { id, charge, paid, text } = shop.readTicket(args.ticket);
        const goodwill = 20_00;
        return {
          data: { id, charge, paid, text, goodwill },
          record: { system: 'desk', id, label: `Ticket ${id}`, url: null },
        };
      },
    }),

    refund: writeTool({
      name: 'till_refund',
      system: 'till',
      title: 'refund a payment',
      description: 'Pays money back.',
      input: z.object({
        charge: z.string(),
        amount: z
          .int()
          .positive('Type an amount above zero.')
          .register(fieldLook, { title: 'Amount', money: 'eur' }),
      }),
      bindings: { charge: 'charge' },
      editable: ['amount'],
      risk: 'high',
      reversible: false,
      movesMoney: true,
      harm: 'Money goes to the wrong person.',
      says: ({ amount, charge }) => `Refund ${formatMoney({ minor: amount, currency: 'eur' })} of ${charge}`,
      preconditions: ({ charge }) => shop.checkPayment(charge),
      execute: (args, { key }) => shop.refund(key, args),
      lookUp: (_args, { key }) => shop.lookUp(key),
      isUndone: (_args, _applied, { key }) => shop.isCalledBack(key),
    }),

    reply: writeTool({
      name: 'desk_reply',
      system: 'desk',
      title: 'answer the customer',
      description: 'Sends a reply.',
      input: z.object({ ticket, text: z.string().min(1, 'Type a reply.').max(500) }),
      bindings: { ticket: 'ticket' },
      editable: ['text'],
      risk: 'medium',
      reversible: false,
      movesMoney: false,
      harm: 'The customer reads something wrong.',
      says: ({ ticket: id }) => `Answer ticket ${id}`,
      preconditions: ({ ticket: id }) => shop.checkTicket(id),
      execute: (args, { key }) => shop.reply(key, args),
      lookUp: (_args, { key }) => shop.lookUp(key),
    }),

    tag: writeTool({
      name: 'desk_tag',
      system: 'desk',
      title: 'tag the ticket',
      description: 'Sets tags.',
      input: z.object({ ticket, tags: z.array(z.string()) }),
      bindings: { ticket: 'ticket' },
      editable: ['tags'],
      risk: 'low',
      reversible: true,
      movesMoney: false,
      harm: 'The ticket is harder to find.',
      says: ({ tags }) => `Tag it ${tags.join(', ')}`,
      preconditions: async () => ({}),
      execute: (args, { key }) => shop.tag(key, args),
      lookUp: (_args, { key }) => shop.lookUp(key),
    }),
  };
}
