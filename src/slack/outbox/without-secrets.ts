import { withoutSecrets } from '../../domain/secret.ts';
import type { Secrets } from '../../domain/secret.ts';
import type { Render } from './outbox.ts';

/** The last look before anything of a run is posted: older texts, and what people wrote, were not looked at by any other. */
export function renderWithoutSecrets(secrets: Secrets, render: Render): Render {
  return async (claim) => {
    const drawn = await render(claim);
    if (!drawn) return null;
    const { pictures = [], ...words } = drawn;
    const said = pictures.map(({ title, alt }) => `${title}\n${alt}`);
    const { value, kinds } = await withoutSecrets(secrets, { words, said });
    return kinds.length ? value.words : { ...words, pictures };
  };
}
