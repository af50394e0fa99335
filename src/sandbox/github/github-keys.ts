/** What the local GitHub takes for a token. They open nothing anywhere else. */
export const githubKeys = {
  token: 'ghp_hearthandpine',
  /** Of somebody who may look and not touch. */
  readOnlyToken: 'ghp_hearthandpinereadonly',
} as const;

/** The account that the token belongs to. */
export const botLogin = 'leenops-bot';
