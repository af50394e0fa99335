import type { KnownBlock, ModalView } from '@slack/types';
import { describe, expect, it } from 'vitest';
import { limits } from '../../../src/slack/block-kit/limits.ts';
import { problemsOf } from '../../../src/slack/block-kit/validate.ts';
import { confirmModal } from '../../../src/slack/modals/queue/confirm-modal.ts';
import { partTicked } from '../../../src/slack/modals/queue/left-out.ts';
import { queueModal, queuePage } from '../../../src/slack/modals/queue/queue-modal.ts';
import { parseLines, spellLine } from '../../../src/slack/modals/queue/seen-lines.ts';
import { read } from '../cards/support/read.ts';
import { tag } from '../cards/support/proposals.ts';
import { grace, now } from '../cards/support/times-and-people.ts';
import { aRefundLine, aWaitingLine, manyLines } from '../cards/support/waiting-lines.ts';
import { queueStates } from './queue-states.ts';

const shown = (name: string) => queueStates[name] as ModalView;
const blocksOf = ({ blocks }: ModalView) => blocks as KnownBlock[];
const textOf = (view: ModalView) => read(blocksOf(view));
const ticksOn = (view: ModalView) =>
  blocksOf(view).filter((block) => block.type === 'section' && block.accessory?.type === 'checkboxes');
const buttonsOn = (view: ModalView) =>
  blocksOf(view).flatMap((block) => (block.type === 'actions' ? block.elements : []));
const page = (count: number, offset: number, total: number) =>
  queueModal({ lines: manyLines(count), offset, total, reader: grace, now });

describe('the queue', () => {
  it('has a tick where several may be decided together, and says why there is none elsewhere', () => {
    const view = shown('modal-queue');
    expect(ticksOn(view).map(({ block_id }) => block_id)).toEqual(['rev_k3v9x0m2p4qz', 'rev_000000001062']);
    expect(textOf(view)).toContain('*Decide on its card*: higher risk');
    expect(textOf(view)).toContain('*Decide on it alone*: open question');
    expect(view.submit?.text).toBe('Approve the ticked');
  });

  it('says who looks at it, what was handed on, for whom one decides, and what is overdue', () => {
    const text = textOf(shown('modal-queue'));
    expect(text).toContain('<@U0LINUS> looks at it until');
    expect(text).toContain('*handed on to you* by <@U0LINUS>');
    expect(text).toContain('for <@U0MAYA>, who is away');
    expect(text).toContain('*overdue for 1h 2m*');
  });

  it('offers nothing to submit where nothing can be ticked, and is kind when nothing waits', () => {
    expect(shown('modal-queue-nothing-together')).not.toHaveProperty('submit');
    expect(shown('modal-queue-empty')).not.toHaveProperty('submit');
    expect(textOf(shown('modal-queue-empty'))).toContain('Nothing waits for you.');
  });

  it('is read page by page, with where one is', () => {
    const second = page(queuePage, queuePage, 132);
    expect(textOf(second)).toContain('Reviews 31 to 60 of 132, oldest first');
    expect(buttonsOn(second)).toMatchObject([{ value: '0' }, { value: '60' }]);
    expect(buttonsOn(page(12, 120, 132))).toMatchObject([{ value: '90' }]);
    expect(buttonsOn(page(queuePage, 0, queuePage))).toEqual([]);
    expect(problemsOf(second, 'modal')).toEqual([]);
  });
});

describe('the question before several are approved', () => {
  it('shows every action of every line, and remembers what was shown', () => {
    const lines = manyLines(queuePage);
    const view = confirmModal(lines, []);
    expect(problemsOf(view, 'modal')).toEqual([]);
    const { private_metadata: kept = '' } = view;
    expect(kept.length).toBeLessThanOrEqual(limits.view.privateMetadata);
    expect(parseLines(kept.split('\n'))).toEqual(lines.map(({ reviewId, digest }) => ({ reviewId, digest })));
    for (const { subject } of lines) expect(textOf(view)).toContain(subject);
    expect(textOf(view).match(/Add the tag spam/g)).toHaveLength(queuePage);
  });

  it('shows a long text whole', () => {
    const note = Array.from({ length: 200 }, (_, line) => `line ${line}`).join('\n');
    const view = confirmModal([aWaitingLine({ actions: [{ ...tag, args: { note } }] })], []);
    expect(textOf(view)).toContain('line 199');
    expect(view.submit?.text).toBe('Approve it');
  });

  it('asks nothing when it does not fit into one view: nothing is approved unread', () => {
    const actions = Array.from({ length: 40 }, () => ({ ...tag, args: { note: 'x'.repeat(2_900) } }));
    const view = confirmModal([aWaitingLine({ actions }), aWaitingLine({ actions })], []);
    expect(view).not.toHaveProperty('submit');
    expect(textOf(view)).toContain('tick fewer');
    expect(problemsOf(view, 'modal')).toEqual([]);
  });

  it('says what is left out and why', () => {
    expect(textOf(shown('modal-approve-several'))).toMatch(
      /Left out, and not approved:[^]*Ticket 1063 · Support triage: somebody changed it after you saw it[^]*Ticket 1064 · Support triage: it no longer waits/,
    );
  });
});

describe('what was ticked', () => {
  const name = { reviewId: 'rev_k3v9x0m2p4qz', subject: 'Ticket 1061', workflowTitle: 'Support triage' };
  const line = aWaitingLine();
  const seen = { reviewId: line.reviewId, digest: line.digest };

  it('stands while it waits as it was seen', () => {
    expect(partTicked([seen], [line], [name])).toEqual({ lines: [line], leftOut: [] });
  });

  it.each([
    ['gone', [], seen],
    ['changed', [line], { ...seen, digest: 'f'.repeat(64) }],
    ['risk', [aRefundLine({ reviewId: line.reviewId, digest: line.digest })], seen],
  ])('is left out when it is not: %s', (why, waiting, ticked) => {
    expect(partTicked([ticked], waiting, [name])).toEqual({ lines: [], leftOut: [{ ...name, why }] });
  });

  it('comes back as it was sent, and nothing else does', () => {
    expect(parseLines([spellLine(line), ''])).toEqual([seen]);
    for (const forged of ['rev_1 ff', `${spellLine(line)} x`, spellLine(line).toUpperCase()])
      expect(() => parseLines([forged])).toThrow();
  });
});

describe('what became of each', () => {
  it('stands with the reason, those that were not approved first, and closes the list below', () => {
    const view = shown('modal-approved-several');
    expect(view.title.text).toBe('Approved: 2 of 4');
    expect(view.clear_on_close).toBe(true);
    const text = textOf(view);
    expect(text.indexOf('Ticket 1062')).toBeLessThan(text.indexOf('Ticket 1061'));
    expect(text).toContain('You were too late: this was edited by <@U0LINUS>');
    expect(text).toContain('ref_7h2m9c4t0wxe');
  });
});
