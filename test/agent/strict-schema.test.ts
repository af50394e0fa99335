import { expect, test } from 'vitest';
import { z } from 'zod';
import { strictSchemaOf } from '../../src/agent/strict-schema.ts';

test('every property is required and no other is allowed, however deep', () => {
  const shape = z.object({ amount: z.int(), policy: z.object({ clause: z.string() }).nullable() });
  expect(strictSchemaOf(shape)).toMatchObject({
    type: 'object',
    required: ['amount', 'policy'],
    additionalProperties: false,
    properties: {
      policy: { anyOf: [{ required: ['clause'], additionalProperties: false }, { type: 'null' }] },
    },
  });
});

test('what strict mode cannot say is refused before any model is asked', () => {
  expect(() => strictSchemaOf(z.object({ note: z.string().optional() }))).toThrow(/optional/);
});
