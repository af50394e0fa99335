import { ToolFailure } from '../../../src/domain/tool-failure.ts';
import type { Certainty } from '../../../src/domain/tool-failure.ts';
import type { Applied, Preconditions } from '../../../src/domain/tool.ts';
import { digestOf } from '../../../src/lib/hash.ts';
import type { JsonObject } from '../../../src/lib/json.ts';
import { formatMoney } from '../../../src/lib/money.ts';

export type Ticket = { id: string; charge: string; paid: number; text: string; status: string };
export type Refund = { key: string; charge: string; amount: number };
export type Reply = { key: string; ticket: string; text: string };
export type Tagging = { key: string; ticket: string; tags: string[] };

/** What goes wrong with one call to come. `lost answer`: it was done, and nobody heard. */
export type Fault =
  | 'refused'
  | 'lost answer'
  | 'lost request'
  | 'no answer'
  | 'busy'
  | { slow: Promise<unknown> };

export type Call = 'read' | 'check' | 'refund' | 'reply' | 'tag' | 'look up' | 'watch' | 'stands';

export type Shop = ReturnType<typeof openShop>;

/** A small company: tickets, payments and what was done about them. It refuses what the real systems refuse. */
export function openShop() {
  const tickets = new Map<string, Ticket>();
  const done = { refunds: [] as Refund[], replies: [] as Reply[], taggings: [] as Tagging[] };
  const byHand: { charge: string; amount: number; at: Date }[] = [];
  const calledBack = new Map<string, Date>();
  const answers = new Map<string, { request: string; applied: Applied }>();
  const faults: { call: Call; fault: Fault }[] = [];
  const log: string[] = [];

  const takeFault = (call: Call) => {
    const index = faults.findIndex((planned) => planned.call === call);
    return index < 0 ? undefined : faults.splice(index, 1)[0]?.fault;
  };

  /** Does it once per key, as Stripe does: the same request under the same key is answered again. */
  async function write(call: Call, key: string, args: JsonObject, work: () => Applied): Promise<Applied> {
    log.push(`${call} ${key}`);
    const fault = takeFault(call);
    if (typeof fault === 'object') await fault.slow;
    if (fault === 'refused') throw failure('not_applied', 'refused');
    if (fault === 'busy') throw failure('not_applied', 'rate_limit');
    if (fault === 'lost request') throw failure('unknown', 'timeout');
    const applied = once(key, digestOf({ call, args }), work);
    if (fault === 'lost answer') throw failure('unknown', 'timeout');
    return applied;
  }

  function once(key: string, request: string, work: () => Applied): Applied {
    const answered = answers.get(key);
    if (answered && answered.request !== request) throw failure('not_applied', 'idempotency_key_in_use');
    const applied = answered?.applied ?? work();
    answers.set(key, { request, applied });
    return applied;
  }

  /** Money that did not go back through us is gone all the same. */
  const leftOf = (charge: string) => {
    const paid = [...tickets.values()].find((ticket) => ticket.charge === charge)?.paid;
    const refunded = [...done.refunds, ...byHand].filter((each) => each.charge === charge);
    return paid === undefined ? undefined : paid - refunded.reduce((sum, each) => sum + each.amount, 0);
  };

  function assertAnswers(): void {
    const fault = takeFault('check');
    if (fault !== undefined)
      throw failure('not_applied', fault === 'refused' ? 'resource_missing' : 'no_answer');
  }

  return {
    /** Somebody pays money back at the till itself. */
    refundByHand: (charge: string, amount: number, at = new Date('2026-11-23T12:00:00Z')) =>
      void byHand.push({ charge, amount, at }),

    /** Every refund of a payment, with when and whether it was ours. */
    async refundsOf(charge: string): Promise<{ amount: number; at: Date; isOurs: boolean }[]> {
      log.push(`watch ${charge}`);
      if (takeFault('watch') !== undefined) throw failure('not_applied', 'no_answer');
      const own = done.refunds.map((each) => ({ ...each, at: new Date(0), isOurs: true }));
      const theirs = byHand.map((each) => ({ ...each, isOurs: false }));
      return [...own, ...theirs].filter((each) => each.charge === charge);
    },

    /** Somebody calls a refund of ours back. */
    callBack: (key: string, at: Date) => void calledBack.set(key, at),

    async isCalledBack(key: string): Promise<{ at: Date } | false> {
      log.push(`stands ${key}`);
      if (takeFault('stands') !== undefined) throw failure('not_applied', 'no_answer');
      const at = calledBack.get(key);
      return at ? { at } : false;
    },

    async checkPayment(charge: string): Promise<Preconditions> {
      assertAnswers();
      const left = leftOf(charge);
      if (left === undefined) throw failure('not_applied', 'resource_missing');
      return { Payment: 'paid', 'Left to refund': formatMoney({ minor: left, currency: 'eur' }) };
    },

    async checkTicket(id: string): Promise<Preconditions> {
      assertAnswers();
      const ticket = tickets.get(id);
      if (!ticket) throw failure('not_applied', 'resource_missing');
      return { 'Ticket status': ticket.status };
    },

    /** Everything that was asked of it, in order. */
    log,
    ...done,
    plan: (call: Call, ...planned: Fault[]) => void faults.push(...planned.map((fault) => ({ call, fault }))),
    plannedFaults: () => faults.length,

    addTicket(change: Partial<Ticket> = {}): Ticket {
      const id = String(1042 + tickets.size);
      const text = 'It came eleven days late.';
      const ticket = { id, charge: `ch_${id}`, paid: 84_00, text, status: 'open', ...change };
      tickets.set(id, ticket);
      return ticket;
    },

    readTicket(id: string): Ticket {
      log.push(`read ${id}`);
      const ticket = takeFault('read') === undefined ? tickets.get(id) : undefined;
      if (!ticket) throw failure('not_applied', 'not_found');
      return ticket;
    },

    refund: (key: string, { charge, amount }: { charge: string; amount: number }) =>
      write('refund', key, { charge, amount }, () => {
        const left = leftOf(charge);
        if (left === undefined) throw failure('not_applied', 'unknown_charge');
        if (amount > left) throw failure('not_applied', 'above_what_is_left');
        done.refunds.push({ key, charge, amount });
        return applied('till', `re_${key}`);
      }),

    reply: (key: string, { ticket, text }: { ticket: string; text: string }) =>
      write('reply', key, { ticket, text }, () => {
        if (!tickets.has(ticket)) throw failure('not_applied', 'unknown_ticket');
        done.replies.push({ key, ticket, text });
        return applied('desk', `reply_${key}`);
      }),

    tag: (key: string, { ticket, tags }: { ticket: string; tags: string[] }) =>
      write('tag', key, { ticket, tags }, () => {
        if (!tickets.has(ticket)) throw failure('not_applied', 'unknown_ticket');
        done.taggings.push({ key, ticket, tags });
        return applied('desk', ticket);
      }),

    async lookUp(key: string): Promise<Applied | 'absent'> {
      log.push(`look up ${key}`);
      if (takeFault('look up') !== undefined) throw failure('unknown', 'timeout');
      return answers.get(key)?.applied ?? 'absent';
    },
  };
}

function applied(system: string, id: string): Applied {
  return { record: { system, id, label: id, url: null }, note: 'Done.' };
}

function failure(certainty: Certainty, code: string): ToolFailure {
  const message = `The shop says ${code}. Look at the shop.`;
  return new ToolFailure({ system: 'shop', code, certainty, message });
}
