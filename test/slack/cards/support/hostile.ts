/** What a customer, a model or a system may write, one trouble each. */
const troubles = [
  '<!channel> <!here|here> <!everyone> <!subteam^S0ALL> <@U0EVIL> <#C0EVIL>',
  '@channel @here @everyone',
  '<https://evil.example|Open the ticket> [click](https://evil.example) https://evil.example',
  '*bold* _slanted_ ~struck~ `code` ```block``` :tada: :white_check_mark:',
  '> quoted\n• a point\n1. one\n- two',
  'DNUFER \u202e00.999,9€\u202c \u2066inside\u2069',
  'null\0byte bell\u0007 escape\u001b[31m',
  'half a sign \ud83d and \udc00',
  '👩‍👩‍👧‍👦 שלום مرحبا ‏123‏',
  '&amp;lt;!channel&amp;gt; &lt;!here&gt; &&&& <<<< >>>>',
  'javascript:alert(1)',
  'https://good.example/a|b>c<d&e',
  'https://user:word@evil.example/',
  '{{ticket.requester}} ${x} \\n %s',
  'line\n\n\nline\r\nline\u2028line',
  ' ',
  '',
];

/** Each trouble by itself, long ones, and mixtures: always the same ones, so that a failure can be seen again. */
export function hostileTexts(): string[] {
  const long = ['A', '& ', '<', '😀', '*x* ', '\n', '<!channel>'].map((piece) => piece.repeat(700));
  return [...troubles, ...long, ...Array.from({ length: 16 }, (_, seed) => mixture(seed + 1))];
}

function mixture(seed: number): string {
  let state = seed * 2_654_435_761;
  const next = (below: number): number => {
    state = (state * 1_103_515_245 + 12_345) % 2_147_483_648;
    return Math.floor((state / 2_147_483_648) * below);
  };
  return Array.from({ length: 1 + next(20) }, () =>
    (troubles[next(troubles.length)] ?? '').repeat(1 + next(4)),
  ).join(next(2) ? ' ' : '\n');
}

/** Our own ids, codes and states: nobody outside writes those. */
const ours = new Set(
  [
    'id runId reviewId proposalId actionId requesterId channelId userGroupId reviewers decider askedBy author actor',
    'trouble deed stage remedies owner backupOwner ownerTeam kind status resolution mode trigger to surface cause severity risk type readAt currency',
  ].flatMap((names) => names.split(' ')),
);

/** The same view with this text wherever somebody else's text can stand. */
export function speaking<View>(view: View, text: string): View {
  return replaced(view, text) as View;
}

function replaced(value: unknown, text: string): unknown {
  if (typeof value === 'string') return text;
  if (Array.isArray(value)) return value.map((item) => replaced(item, text));
  if (value === null || typeof value !== 'object' || value instanceof Date) return value;
  const isChoice = 'code' in value && 'label' in value;
  return Object.fromEntries(
    Object.entries(value).map(([key, item]) => [
      key,
      ours.has(key) || (isChoice && key === 'code') ? item : replaced(item, text),
    ]),
  );
}
