import { describe, expect, it } from 'vitest';
import { incidentStates } from './support/incident-states.ts';
import { incidentViewStates } from '../modals/incident-view-states.ts';
import { read } from './support/read.ts';

function shown(name: string): string {
  const state = incidentStates[name];
  if (!state) throw new Error(`No incident state ${name}.`);
  return read(state.blocks);
}

/** The labels of the buttons, in their order. */
function buttons(name: string): string[] {
  const blocks = (incidentStates[name]?.blocks ?? []) as {
    type: string;
    elements?: { text?: { text: string } }[];
  }[];
  return blocks.flatMap(({ type, elements = [] }) =>
    type === 'actions' ? elements.map(({ text }) => text?.text ?? '') : [],
  );
}

describe('the card of an incident', () => {
  it('shows what was asked for and that none of it happened', () => {
    const text = shown('incident-policy');
    for (const part of [
      'A refund for an order that is not linked to the ticket is blocked.',
      'NONE of it was carried out',
      'NOT carried out – Refund €9,999.00',
      'Not part of this case: charge id',
      '/leenops show run_7h2m9c4t0wxe',
    ])
      expect(text).toContain(part);
    expect(incidentStates['incident-policy']?.text).toContain('NOT carried out');
  });

  it('tells what was done from what was not, when an action failed', () => {
    const text = shown('incident-action-failed');
    expect(text).toContain('Failed, not done (charge_already_refunded) – Refund');
    expect(text).toContain('Not carried out – Send this reply');
    expect(text).not.toContain('NONE of it');
  });

  it('keeps the case out of every channel but the workflow’s own', () => {
    for (const name of [
      'incident-policy-elsewhere',
      'incident-action-failed-elsewhere',
      'incident-action-unknown-elsewhere',
    ]) {
      expect(JSON.stringify(incidentStates[name])).not.toMatch(/€|Hanna|eleven days|Dear/);
      expect(shown(name)).toContain('stripe_refund');
    }
  });

  it('says in this order what happened, how bad it is, what it stopped, what to do and who has it', () => {
    const text = shown('incident-acknowledged');
    const places = [
      'Why: ',
      'How bad: high. Open since',
      'What became of',
      'What to do: ',
      'of support-leads has it',
    ].map((part) => text.indexOf(part));
    expect(places).not.toContain(-1);
    expect(places).toEqual(places.toSorted((a, b) => a - b));
  });

  it('names whoever has it once, and says so where nobody has', () => {
    expect(incidentStates['incident-acknowledged']?.text.split('<@U0MAYA>')).toHaveLength(2);
    expect(shown('incident-action-failed')).toContain('Nobody has it yet.');
  });

  it('of a run that came to no proposal says that nothing was carried out', () => {
    expect(shown('incident-budget')).toContain(
      'It stopped before it proposed anything to do. Nothing was carried out.',
    );
  });

  it('says which read failed, where that stopped it', () => {
    expect(shown('incident-missing-input')).toContain(
      'Something it needs is missing. It could not read the ticket.',
    );
    expect(shown('incident-budget')).not.toContain('It could not');
  });

  it('that was resolved and left its run as it is says so', () => {
    expect(shown('incident-resolved')).toContain('Its run still stands still');
    expect(shown('incident-resolved-by-itself')).not.toContain('stands still');
  });

  it('says where to look for what nobody knows of', () => {
    expect(shown('incident-action-unknown')).toContain('Look here: Ticket 1042 in Zendesk');
  });
});

describe('what its owners can do about it', () => {
  const always = ['Hand to a person', 'Pause workflow', 'Resolve'];
  it.each([
    ['incident-permission', ['Acknowledge', 'Grant once', 'Retry from here', ...always]],
    ['incident-missing-input', ['Acknowledge', 'Supply what is missing', 'Retry from here', ...always]],
    ['incident-action-unknown', ['Acknowledge', 'It was applied', 'It was not', ...always]],
    ['incident-internal', ['Acknowledge', ...always]],
    ['incident-delivery', ['Acknowledge', ...always]],
    ['incident-acknowledged', ['Retry from here', ...always]],
    ['incident-paused-again', ['Retry from here', 'Hand to a person', 'Resolve']],
    ['incident-repeated', ['Acknowledge', 'Retry all 4', ...always]],
    ['incident-resolved', []],
    ['incident-repeated-resolved', []],
  ])('%s', (name, labels) => {
    expect(buttons(name)).toEqual(labels);
  });

  it('a spent budget is not raised by a retry, and the question before it says so', () => {
    expect(JSON.stringify(incidentStates['incident-budget'])).toContain('same budget as before');
    expect(JSON.stringify(incidentStates['incident-model'])).not.toContain('same budget');
  });
});

describe('the list', () => {
  it('says how many there are beside those it shows, and what nothing here can mend', () => {
    const text = JSON.stringify(incidentViewStates['modal-incidents']);
    expect(text).toContain('Open incidents: 2 of 14');
    expect(text).toContain('finish by hand, then /leenops cancel');
  });
});
