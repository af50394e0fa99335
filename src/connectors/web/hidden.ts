type Attributes = ReadonlyMap<string, string>;

/** Classes and ids that the page’s own style sheets hide. */
export type HiddenNames = { classes: ReadonlySet<string>; ids: ReadonlySet<string> };

const hiding: readonly RegExp[] = [
  /(?:^|;)display:none/,
  /(?:^|;)visibility:(?:hidden|collapse)/,
  /(?:^|;)content-visibility:hidden/,
  /(?:^|;)opacity:(?:0?\.0\d*|0(?:\.0+)?%?)(?:;|!|$)/,
  /(?:^|;)font(?:-size)?:(?:[^;]*\s)?[01]?(?:\.\d+)?(?:px|pt|em|rem|%|vw|vh)?(?:\/|;|!|$)/,
  /(?:^|;)(?:max-)?(?:width|height):[01]?(?:\.\d+)?(?:px|em|rem|%)?(?:;|!|$)/,
  /(?:^|;)(?:left|right|top|bottom|text-indent|margin(?:-left|-top)?|inset):(?:[^;]*\s)?-\d{3,}/,
  /(?:^|;)transform:[^;]*(?:scale[xy]?\(0?(?:\.0\d*)?\)|translate[xy3d]*\([^)]*-\d{3,})/,
  /(?:^|;)clip:rect\(/,
  /(?:^|;)clip-path:(?:inset\((?:5\d|[6-9]\d|100)%|circle\(0|polygon\(00)/,
  /(?:^|;)(?:-webkit-text-fill-)?color:(?:transparent|rgba\([^)]*,0?(?:\.0\d*)?\)|#[0-9a-f]{3}0(?:;|$)|#[0-9a-f]{6}00(?:;|$))/,
];

/** Whether nobody who looks at the page reads what stands in the element. */
export function isHidden(name: string, attributes: Attributes, names: HiddenNames): boolean {
  if (attributes.has('hidden') || attributes.get('aria-hidden')?.toLowerCase() === 'true') return true;
  if (name === 'dialog' && !attributes.has('open')) return true;
  if (names.ids.has(attributes.get('id') ?? '')) return true;
  const classes = (attributes.get('class') ?? '').split(/\s+/);
  return classes.some((each) => names.classes.has(each)) || hides(attributes.get('style') ?? '');
}

function hides(style: string): boolean {
  const plain = style
    .slice(0, 2_000)
    .toLowerCase()
    .replaceAll(/\/\*.*?\*\//gs, '')
    .replaceAll(/\s*([:;,()!])\s*/g, '$1')
    .trim();
  return hiding.some((pattern) => pattern.test(plain));
}

/** Rules for paper only: their names stand on the screen as before. */
const forPrint = /@media[^{}]{0,200}\bprint\b[^{}]{0,200}\{(?:[^{}]*\{[^{}]*\})*[^{}]*\}/gi;
const largestSheet = 200_000;

/** Reads the style sheets in the page. Rather too much is taken for hidden than too little; what only paper hides is not. */
export function hiddenNamesIn(html: string): HiddenNames {
  const classes = new Set<string>();
  const ids = new Set<string>();
  for (const { selectors, declarations } of rulesIn(sheetsIn(html))) {
    if (!hides(declarations)) continue;
    for (const selector of selectors.split(',')) {
      const last =
        selector
          .trim()
          .split(/[\s>+~]+/)
          .at(-1) ?? '';
      for (const [, sign, name = ''] of last.matchAll(/([.#])([\w-]+)/g))
        (sign === '.' ? classes : ids).add(name);
    }
  }
  return { classes, ids };
}

/** What stands in the page’s `style` elements; the last may have no end. */
function sheetsIn(html: string): string {
  const lower = html.toLowerCase();
  let sheets = '';
  for (let at = lower.indexOf('<style'); at >= 0 && sheets.length < largestSheet;) {
    const start = lower.indexOf('>', at);
    if (start < 0) break;
    const end = lower.indexOf('</style', start);
    sheets += `${html.slice(start + 1, end < 0 ? undefined : end)}}`;
    at = end < 0 ? -1 : lower.indexOf('<style', end);
  }
  return sheets.slice(0, largestSheet);
}

/** Every rule, wherever it is nested. Works through a sheet once, however it is broken: patterns would not. */
function* rulesIn(sheets: string): Generator<{ selectors: string; declarations: string }> {
  const plain = sheets.replaceAll(/\/\*.*?(?:\*\/|$)/gs, '').replaceAll(forPrint, '');
  for (const piece of plain.split('}')) {
    const open = piece.lastIndexOf('{');
    if (open < 0) continue;
    const selectors = piece.slice(0, open).split('{').at(-1) ?? '';
    yield { selectors: selectors.slice(0, 2_000), declarations: piece.slice(open + 1) };
  }
}
