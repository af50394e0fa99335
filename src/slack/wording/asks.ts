/** What people read who asked with a message, where no card draws it. As mrkdwn. */
export const askTexts = {
  outOfReach: () =>
    'I cannot read that message, so nothing was started. Invite me to its channel with `/invite @LeenOps` and ask again; if I am there already, an admin of LeenOps must install the app anew, since it lacks a permission.',
} as const;
