/** Which of the wanted names are not there. GitHub's labels and logins know no case. */
export function missingFrom(present: readonly string[], wanted: readonly string[]): string[] {
  const known = new Set(present.map((name) => name.toLowerCase()));
  return wanted.filter((name) => !known.has(name.toLowerCase()));
}
