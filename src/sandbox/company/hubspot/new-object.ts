import type { HubspotObject, Value } from './hubspot-state.ts';

type New = Pick<HubspotObject, 'id' | 'properties' | 'associations'> & {
  at: Date;
  sourceOf(property: string): string;
  sourceId: string;
};

/** A record whose every property has had one value. */
export function newObject({ id, properties, associations, at, sourceOf, sourceId }: New): HubspotObject {
  const since = at.toISOString();
  const history = Object.entries(properties).map(([name, value]): [string, Value[]] => [
    name,
    [{ value, at: since, sourceType: sourceOf(name), sourceId }],
  ]);
  return {
    id,
    properties,
    history: Object.fromEntries(history),
    associations,
    createdAt: since,
    updatedAt: since,
  };
}
