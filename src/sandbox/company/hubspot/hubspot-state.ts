/** What Hearth & Pine's HubSpot remembers: every value a text, as there; times in ISO 8601. */
export type HubspotState = {
  contacts: HubspotObject[];
  companies: HubspotObject[];
  deals: HubspotObject[];
  owners: HubspotOwner[];
  /** When requests came, in milliseconds: as many as count for the limit. */
  asked: number[];
};

export type Kind = 'contacts' | 'companies' | 'deals';

export type HubspotObject = {
  id: string;
  properties: Record<string, string>;
  /** Every value that a property had, newest first. */
  history: Record<string, Value[]>;
  /** Ids of what it belongs to, by kind. */
  associations: Partial<Record<Kind, string[]>>;
  createdAt: string;
  updatedAt: string;
};

export type Value = { value: string; at: string; sourceType: string; sourceId: string };

export type HubspotOwner = { id: string; email: string; first: string; last: string };
