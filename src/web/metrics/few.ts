/** Every value of a label is a series that is kept for ever, and some come from other systems: after so many different ones, the rest are `other`. */
export function few(most = 60): (value: string) => string {
  const known = new Set<string>();
  return (value) => {
    if (known.has(value)) return value;
    if (known.size >= most) return 'other';
    known.add(value);
    return value;
  };
}
