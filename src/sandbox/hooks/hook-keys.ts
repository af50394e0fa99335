/** What the local systems sign their webhooks with. They open nothing anywhere else. */
export const hookKeys = {
  zendesk: 'hearth-and-pine-zendesk-hooks',
  github: 'hearth-and-pine-github-hooks',
  xero: 'hearth-and-pine-xero-hooks',
} as const;

export type HookVendor = keyof typeof hookKeys;
