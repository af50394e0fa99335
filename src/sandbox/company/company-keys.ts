/** What the local systems take for a key. They open nothing anywhere else. */
export const companyKeys = {
  stripeApiKey: 'sk_test_hearthandpine',
  zendeskEmail: 'leenops@example.com',
  zendeskApiToken: 'hearth-and-pine-desk',
  xeroClientId: 'HEARTHANDPINE',
  xeroClientSecret: 'hearth-and-pine-books',
  hubspotToken: 'pat-eu1-hearth-and-pine',
} as const;

/** The custom field of a ticket that holds its order number. */
export const orderFieldId = 4_200_017;
