import { expect, test } from 'vitest';
import { strictSchemaOf } from '../../../src/agent/strict-schema.ts';
import { argumentShape, sentArguments } from '../../../src/connectors/mcp/argument-shape.ts';
import { mcpTool } from '../../../src/connectors/mcp/mcp-tool.ts';
import { toolName } from '../../../src/connectors/mcp/tool-name.ts';
import type { JsonObject } from '../../../src/lib/json.ts';
import { defined, ruled } from './definitions.ts';

const claim: JsonObject = {
  $schema: 'http://json-schema.org/draft-07/schema#',
  type: 'object',
  properties: {
    order: { type: 'string', minLength: 1, pattern: '(a+)+$', description: 'Its number.\u200B' },
    kind: { enum: ['repair', 'swap'] },
    amount: { type: 'integer', exclusiveMinimum: 0 },
    note: { anyOf: [{ type: 'string' }, { type: 'null' }] },
    items: { type: 'array', maxItems: 2, items: { type: 'object', properties: { sku: { type: 'string' } } } },
    express: { type: ['boolean', 'null'] },
  },
  required: ['order', 'note'],
  additionalProperties: false,
};

test('what a model may say is what the schema says; what it leaves open is not sent', () => {
  const shape = argumentShape(claim);
  const given = { order: 'HP-1', kind: null, amount: 3, note: null, items: [{ sku: null }], express: null };
  expect(shape.parse(given)).toEqual(given);
  expect(sentArguments(claim, given)).toEqual({
    order: 'HP-1',
    amount: 3,
    note: null,
    items: [{}],
    express: null,
  });
  for (const wrong of [
    { kind: 'refund' },
    { amount: 0 },
    { order: '' },
    { more: 1 },
    { items: [{}, {}, {}] },
  ])
    expect(shape.safeParse({ ...given, ...wrong }).success).toBe(false);
  expect(shape.shape['order']?.description).toBe('Its number.');
  expect(() => strictSchemaOf(shape)).not.toThrow();
});

test.each<[string, JsonObject]>([
  ['“oneOf” is not supported', { type: 'object', properties: { a: { type: 'string', oneOf: [] } } }],
  ['a: no type that is known here', { type: 'object', properties: { a: { $ref: '#/x' } } }],
  ['takes whatever it is given', { type: 'object', additionalProperties: true }],
  ['a: of more than one type', { type: 'object', properties: { a: { type: ['string', 'number', 'null'] } } }],
  ['no usable name', { type: 'object', properties: { 'a b': { type: 'string' } } }],
  [
    'no usable name',
    JSON.parse('{"type":"object","properties":{"constructor":{"type":"string"}}}') as JsonObject,
  ],
  ['its choices are no texts', { type: 'object', properties: { a: { type: 'string', enum: [1] } } }],
  [
    'more than 50',
    {
      type: 'object',
      properties: Object.fromEntries(Array.from({ length: 51 }, (_, i) => [`a${i}`, { type: 'string' }])),
    },
  ],
])('what strict mode cannot hold a model to is no tool: %s', (why, schema) => {
  const made = mcpTool({
    tool: 'mcp_x_y',
    server: 'x',
    definition: { name: 'y', description: '', inputSchema: schema },
    effect: 'read',
    config: ruled(),
    call: async () => ({ content: [] }),
  });
  expect(made).toMatchObject({ unusable: expect.stringContaining(why) });
});

test('a rule for an argument that is not there makes no tool: nothing is unbound by a slip', () => {
  const make = (config: Parameters<typeof ruled>[0]) =>
    mcpTool({
      tool: 'mcp_x_y',
      server: 'x',
      definition: defined('y', { order: { type: 'string' } }),
      effect: 'write',
      config: ruled(config),
      call: async () => ({ content: [] }),
    });
  expect(make({ bindings: { orderId: 'order' } })).toMatchObject({
    unusable: expect.stringContaining('orderId'),
  });
  expect(make({ bindings: { order: 'order' }, editable: ['order'] })).toMatchObject({
    unusable: expect.stringContaining('binds'),
  });
  expect(make({ bindings: { order: 'order' } })).toMatchObject({
    effect: 'write',
    risk: 'high',
    reversible: false,
  });
});

test('what a description hides reaches no model, and two names of a server are never one', () => {
  const made = mcpTool({
    tool: 'mcp_x_y',
    server: 'x',
    definition: { ...defined('y'), description: `Looks.\u{E0049}\u{E0067}${'long '.repeat(1_000)}` },
    effect: 'read',
    config: ruled(),
    call: async () => ({ content: [] }),
  });
  const description = 'description' in made ? made.description : '';
  expect(description).toMatch(/^A tool of another program, x\. .*Looks\.long /);
  expect(description.length).toBeLessThan(1_200);
  const names = ['get-sum', 'get.sum', 'get_sum', 'x'.repeat(80), 'x'.repeat(81)].map((name) =>
    toolName('x', name),
  );
  expect(new Set(names).size).toBe(5);
  for (const name of names) expect(name).toMatch(/^[A-Za-z0-9_]{1,64}$/);
});
