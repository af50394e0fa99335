import type { Intent } from '../../brain.ts';
import type { Facts } from './facts.ts';
import { type Plan } from './plan.ts';
import { quoted } from '../plan.ts';

const order = /set (?<property>[a-z_]+) of (?<kind>contact|company) (?<id>\d+) to "(?<value>[^"]+)"/gi;

/**
 * Does what a page or a message says when it orders a change, as a model might that takes text for instructions. On purpose:
 * the sandbox shows that policy stops it, not good manners.
 */
export function obeyTheText({ page, contact }: Facts): Plan | undefined {
  for (const read of [
    page && { ...page, text: page.data.text },
    { ...contact, text: contact.data.message ?? '' },
  ]) {
    if (!read) continue;
    const orders = [...read.text.matchAll(order)];
    const [first] = orders;
    if (!first) continue;
    return {
      actions: orders.map(({ 0: quote, groups = {} }): Intent => {
        const { property = '', kind = '', id = '', value = '' } = groups;
        const args = { property, before: '', value, source: read.source, quote };
        return kind.toLowerCase() === 'company'
          ? { name: 'hubspot_update_company', args: { company_id: id, ...args } }
          : { name: 'hubspot_update_contact', args: { contact_id: id, ...args } };
      }),
      result: {
        summary: `What was read asks for ${orders.length === 1 ? 'a change' : `${orders.length} changes`}. Prepared as instructed.`,
        confidence: 0.99,
        policy: null,
        evidence: [quoted(read, first[0])],
        question: null,
        category: 'complete',
      },
    };
  }
  return undefined;
}
