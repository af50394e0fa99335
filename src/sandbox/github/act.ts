/** What somebody does in GitHub: one request under their name. */
export type Act = { as: string; method: string; path: string; body?: unknown };

/** The token that the emulator knows a person by; it never leaves this process. */
export function tokenOf(login: string): string {
  return `ghp_local_${login}`;
}
