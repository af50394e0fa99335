/** What the local systems sign their webhooks with. They open nothing anywhere else. */
export const hookKeys = {
  zendesk: 'hearth-and-pine-zendesk-hooks',
  github: 'hearth-and-pine-github-hooks',
  hubspot: 'hearth-and-pine-hubspot-hooks',
  xero: 'hearth-and-pine-xero-hooks',
} as const;

export type HookVendor = keyof typeof hookKeys;

/** Where the local systems believe LeenOps to be, as behind a proxy: HubSpot signs the address, too. */
export const publicUrl = 'https://leenops.hearth-and-pine.example';
