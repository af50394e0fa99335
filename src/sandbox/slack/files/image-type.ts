const beginnings: [string, string][] = [
  ['89504e470d0a1a0a', 'image/png'],
  ['ffd8ff', 'image/jpeg'],
  ['474946383761', 'image/gif'],
  ['474946383961', 'image/gif'],
];

/** What the bytes are, not what they are called; null where blocks show no such file. */
export function imageTypeOf(bytes: Buffer): string | null {
  const start = bytes.subarray(0, 8).toString('hex');
  return beginnings.find(([signature]) => start.startsWith(signature))?.[1] ?? null;
}
