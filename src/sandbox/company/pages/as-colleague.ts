import { colleagues } from '../colleagues.ts';
import type { CompanyState } from '../company-state.ts';
import { failRefund } from '../stripe/refunds.ts';
import { addNote, moveBill } from '../xero/by-colleague.ts';
import { addTags, removeTags, updateTicket } from '../zendesk/update-ticket.ts';

type Work = (state: CompanyState, id: string, form: URLSearchParams, at: Date) => void;

/** What a colleague does on a record’s page, by the button that was pressed. */
export const work: Readonly<Record<string, Work>> = {
  reply({ zendesk }, id, form, at) {
    const comment = { body: form.get('body') ?? '', public: true };
    const ticket = { comment, status: form.get('status') || 'open' };
    updateTicket(zendesk, Number(id), { ticket }, { authorId: colleagues.support, at });
  },
  tag({ zendesk }, id, form, at) {
    addTags(zendesk, Number(id), { tags: tagsIn(form) }, { authorId: colleagues.support, at });
  },
  untag({ zendesk }, id, form, at) {
    removeTags(zendesk, Number(id), { tags: tagsIn(form) }, { authorId: colleagues.support, at });
  },
  fail({ stripe }, charge, form) {
    failRefund(stripe, charge, form.get('refund') ?? '');
  },
  approve: ({ xero }, id, _form, at) => moveBill(xero, id, 'AUTHORISED', at),
  draft: ({ xero }, id, _form, at) => moveBill(xero, id, 'DRAFT', at),
  void: ({ xero }, id, _form, at) => moveBill(xero, id, 'VOIDED', at),
  note: ({ xero }, id, form, at) => addNote(xero, id, form.get('text') ?? '', at),
};

function tagsIn(form: URLSearchParams): string[] {
  return (form.get('tags') ?? '').split(/[\s,]+/).filter(Boolean);
}
