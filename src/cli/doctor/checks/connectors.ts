import type { Connectors } from '../../../workflows/shipped.ts';
import { looked } from '../finding.ts';
import type { Finding } from '../finding.ts';

/** Where to look when a system refuses or does not answer. */
const settings: Record<keyof Connectors, string> = {
  stripe: 'Check STRIPE_API_KEY and STRIPE_API_URL.',
  zendesk: 'Check ZENDESK_URL, ZENDESK_EMAIL, ZENDESK_API_TOKEN and ZENDESK_ORDER_FIELD_ID.',
  handbook: 'Check the pages in handbook/.',
};

/** Whether each business system takes its key and can be read. */
export async function checkConnectors(connectors: Connectors): Promise<Finding[]> {
  const names = Object.keys(settings) as (keyof Connectors)[];
  const found = await Promise.all(
    names.map((name) =>
      looked(`System ${name}`, settings[name], async (says, signal) =>
        says.fine(await connectors[name].check(signal)),
      ),
    ),
  );
  return found.flat();
}
