import { z } from 'zod';
import { badRequest, notFound } from './hubspot-refusal.ts';
import type { HubspotObject, HubspotState, Kind } from './hubspot-state.ts';
import { assertTakes } from './properties.ts';

export function getObject(state: HubspotState, kind: Kind, id: string): HubspotObject {
  const found = state[kind].find((each) => each.id === id);
  if (!found) throw notFound();
  return found;
}

/** A record as it is asked for: the properties that were named, their histories, and what it belongs to. */
export function objectWith(object: HubspotObject, query: URLSearchParams): object {
  const { id, history, associations, createdAt, updatedAt } = object;
  const histories = query.getAll('propertiesWithHistory');
  const kinds = query.getAll('associations') as Kind[];
  return {
    id,
    properties: propertiesOf(object, [...query.getAll('properties'), ...histories]),
    ...(histories.length
      ? {
          propertiesWithHistory: Object.fromEntries(
            histories.map((name) => [
              name,
              (history[name] ?? []).map(({ value, at, sourceType, sourceId }) => ({
                value,
                timestamp: at,
                sourceType,
                sourceId,
              })),
            ]),
          ),
        }
      : {}),
    ...(kinds.some((kind) => associations[kind]?.length)
      ? {
          associations: Object.fromEntries(
            kinds.map((kind) => [kind, { results: (associations[kind] ?? []).map(associationTo(kind)) }]),
          ),
        }
      : {}),
    createdAt,
    updatedAt,
    archived: false,
  };
}

function associationTo(kind: Kind) {
  return (id: string) => ({ id, type: `to_${kind}` });
}

/** What was not asked for is not sent, and what has no value is null. */
function propertiesOf({ id, properties, updatedAt }: HubspotObject, names: readonly string[]) {
  return {
    ...Object.fromEntries(names.map((name) => [name, properties[name] || null])),
    hs_object_id: id,
    lastmodifieddate: updatedAt,
  };
}

const batch = z.object({
  inputs: z.array(z.object({ id: z.string() })),
  properties: z.array(z.string()),
});

/** POST /crm/v3/objects/:kind/batch/read: those that there are; the others are left out with a 207. */
export function readBatch(state: HubspotState, kind: Kind, body: unknown) {
  const { inputs, properties } = parsed(batch, body);
  if (inputs.length > 100) throw badRequest('The batch has more than 100 inputs.');
  const ids = new Set(inputs.map(({ id }) => id));
  const found = state[kind].filter(({ id }) => ids.has(id));
  const query = new URLSearchParams(properties.map((name): [string, string] => ['properties', name]));
  const results = found.map((object) => objectWith(object, query));
  return { status: found.length === ids.size ? 200 : 207, body: { status: 'COMPLETE', results } };
}

const change = z.object({ properties: z.record(z.string(), z.string()) });

/** PATCH /crm/v3/objects/:kind/:id. Nothing is changed when one of the values is refused. */
export function updateObject(
  state: HubspotState,
  kind: Kind,
  id: string,
  body: unknown,
  by: { at: Date; sourceType: string; sourceId: string; byHand?: boolean },
): HubspotObject {
  const object = getObject(state, kind, id);
  const { properties } = parsed(change, body);
  for (const [name, value] of Object.entries(properties))
    assertTakes(kind, name, value, state.owners, by.byHand ?? false);
  const at = by.at.toISOString();
  for (const [name, value] of Object.entries(properties)) {
    if ((object.properties[name] ?? '') === value) continue;
    object.properties[name] = value;
    const { sourceType, sourceId } = by;
    object.history[name] = [{ value, at, sourceType, sourceId }, ...(object.history[name] ?? [])];
    object.updatedAt = at;
  }
  return object;
}

function parsed<T>(shape: z.ZodType<T>, body: unknown): T {
  const { data } = shape.safeParse(body);
  if (data === undefined) throw badRequest('Invalid input JSON: it does not have the shape of this request');
  return data;
}
