import type { ValueWithTimestamp } from '@hubspot/api-client/lib/codegen/crm/objects/index.js';

const byPeople = /^(CRM_UI|CRM_UI_BULK_ACTION|CONTACTS_WEB|CONTACTS|MOBILE_|SALES|BCC_TO_CRM|MEETINGS)/;
const inWords: Record<string, string> = {
  FORM: 'a form',
  FORMS: 'a form',
  IMPORT: 'an import',
  INTEGRATION: 'an integration',
  API: 'an integration',
  AUTOMATION_PLATFORM: 'a workflow of HubSpot',
  COMPANY_INSIGHTS: 'HubSpot itself',
  AI_GROUP: 'HubSpot itself',
};

export function isByPeople(sourceType: string): boolean {
  return byPeople.test(sourceType);
}

/** Who set the value that a property has now. Histories begin with the newest. */
export function setByOf(history: readonly ValueWithTimestamp[] | undefined): string | null {
  const [newest] = history ?? [];
  if (!newest || newest.value === '') return null;
  return isByPeople(newest.sourceType) ? 'a person' : (inWords[newest.sourceType] ?? 'something else');
}
