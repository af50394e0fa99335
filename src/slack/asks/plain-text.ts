const entities: Record<string, string> = { '&amp;': '&', '&lt;': '<', '&gt;': '>' };

/**
 * What somebody wrote in Slack's markup as they read it: `<https://…|acme/shop#42>` is its label and its address, people and
 * broadcasts are nobody, and an escaped sign is the sign.
 */
export function plainText(markup: string): string {
  return markup
    .replaceAll(/<([^<>|]*)(?:\|([^<>]*))?>/g, (_, target: string, label = '') => spell(target, label))
    .replaceAll(/&(?:amp|lt|gt);/g, (entity) => entities[entity] ?? entity);
}

function spell(target: string, label: string): string {
  if (/^[@!]/.test(target)) return target.startsWith('!date') ? ` ${label} ` : ' ';
  if (target.startsWith('#')) return label ? `#${label}` : target;
  const address = target.replace(/^(?:mailto|tel):/, '');
  return !label || label === address || address.endsWith(label) ? address : `${label} ${address}`;
}
