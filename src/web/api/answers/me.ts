import type { Answer, ApiDesk, Asked } from '../asked.ts';

export async function me(_desk: ApiDesk, { person, token }: Asked): Promise<Answer> {
  const { id, label, expiresAt } = token;
  return { status: 200, body: { person, token: { id, label, expires_at: expiresAt } } };
}
