import type { OwnSecret } from './own-secrets.ts';

const names = /(?:^|_)(?:TOKEN|SECRET|PASSWORD|KEY|CREDENTIALS?)(?:_|$)/;

/** Whatever is called a secret, whoever reads it, and the password of every address. */
export function secretsOfEnvironment(env: Readonly<Record<string, string | undefined>>): OwnSecret[] {
  return Object.entries(env).flatMap(([setting, text = '']) => {
    const value = text.trim();
    if (names.test(setting)) return [{ setting, value }];
    const password = passwordIn(value);
    return password ? [{ setting, value: password }] : [];
  });
}

function passwordIn(address: string): string | undefined {
  return URL.canParse(address) ? decoded(new URL(address).password) : undefined;
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text; // a percent sign that stands for itself
  }
}
