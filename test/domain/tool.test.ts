import { describe, expect, test } from 'vitest';
import { z } from 'zod';
import { outOfScope, readTool, writeTool } from '../../src/domain/tool.ts';
import { ToolFailure } from '../../src/domain/tool-failure.ts';

const call = { signal: AbortSignal.any([]), key: 'act_1' };
const record = { system: 'till', id: 're_1', label: 'Refund', url: null };

const refund = writeTool({
  name: 'refund',
  system: 'till',
  title: 'refund',
  description: '',
  input: z.object({ charge: z.string(), amount: z.int().positive() }),
  bindings: { charge: 'charge' },
  risk: 'high',
  reversible: false,
  movesMoney: true,
  harm: '',
  editable: ['amount'],
  says: ({ amount }) => `Refund ${amount}`,
  preconditions: async ({ charge }) => ({ Payment: `paid as ${charge}` }),
  execute: async ({ amount }) => ({ record, note: `${amount}` }),
  lookUp: async () => 'absent' as const,
});

describe('arguments are validated again wherever they are used', () => {
  const wrong = { charge: 'ch_1', amount: -1 };

  test('in what a write says, does and looks for', async () => {
    expect(() => refund.says(wrong)).toThrow(z.ZodError);
    await expect(refund.preconditions(wrong, call)).rejects.toThrow(z.ZodError);
    expect(await refund.preconditions({ charge: 'ch_1', amount: 5 }, call)).toEqual({
      Payment: 'paid as ch_1',
    });
    await expect(refund.execute(wrong, call)).rejects.toThrow(z.ZodError);
    await expect(refund.lookUp(wrong, call)).rejects.toThrow(z.ZodError);
    expect(await refund.execute({ charge: 'ch_1', amount: 5 }, call)).toEqual({ record, note: '5' });
  });

  test('in a read', async () => {
    const look = readTool({
      name: 'look',
      system: 'till',
      title: 'look',
      description: '',
      input: z.object({ charge: z.string() }),
      bindings: {},
      read: async ({ charge }) => ({ data: charge, record }),
    });
    await expect(look.read({}, call)).rejects.toThrow(z.ZodError);
    expect(await look.read({ charge: 'ch_1' }, call)).toMatchObject({ data: 'ch_1' });
  });
});

describe('an argument is in scope', () => {
  test.each([
    ['when the run has it', { charge: 'ch_1' }, { charge: ['ch_1', 'ch_2'] }, []],
    ['not when it is somebody else’s', { charge: 'ch_9' }, { charge: ['ch_1'] }, ['charge']],
    ['not when nothing is known yet', { charge: 'ch_1' }, {}, ['charge']],
    ['not when it is left out', {}, { charge: ['ch_1'] }, ['charge']],
    ['as a number as well as a text', { charge: 7 }, { charge: ['7'] }, []],
  ])('%s', (_what, args, scope, foreign) => {
    expect(outOfScope(refund, args, scope)).toEqual(foreign);
  });

  test('always, when it is bound to nothing', () => {
    expect(outOfScope({ ...refund, bindings: {} }, { charge: 'ch_9' }, {})).toEqual([]);
  });
});

test('only what certainly did not happen and may pass is tried again as if it were new', () => {
  const mayPass = (code: string, certainty: 'not_applied' | 'unknown') =>
    new ToolFailure({ system: 'till', code, certainty, message: '' }).mayPass;
  expect(mayPass('rate_limit', 'not_applied')).toBe(true);
  expect(mayPass('no_connection', 'not_applied')).toBe(true);
  expect(mayPass('rate_limit', 'unknown')).toBe(false);
  expect(mayPass('card_declined', 'not_applied')).toBe(false);
});
