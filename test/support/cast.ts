/** The same people everywhere: Ada asks, Grace and Linus review, Margaret and Priya lead, Oscar is an outsider. */
export const ada = 'U0ADA';
export const grace = 'U0GRACE';
export const linus = 'U0LINUS';
export const margaret = 'U0MARGARET';
export const priya = 'U0PRIYA';
export const oscar = 'U0OSCAR';

export const everybody = [ada, grace, linus, margaret, priya, oscar] as const;

export const supportChannel = 'C0SUPPORT';

/** Who is in which team of the workflow in `engine/support/refund-workflow.ts`. */
export const teams = {
  agents: { channel: supportChannel, members: [ada] },
  reviewers: { channel: supportChannel, members: [grace, linus] },
  leads: { channel: supportChannel, members: [margaret, priya] },
  managers: { channel: supportChannel, members: [priya] },
};
