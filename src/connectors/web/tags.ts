/** What a page consists of, from its start to its end. */
export type Token =
  | { kind: 'text'; text: string }
  | { kind: 'open'; name: string; attributes: ReadonlyMap<string, string>; isVoid: boolean }
  | { kind: 'close'; name: string };

const opening = /^<([a-zA-Z][^\s/>]*)/;
const attribute = /[\s/]*([^\s=/>"'][^\s=/>]*)(?:\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s>]*)))?/y;
const voids = new Set('area base br col embed hr img input link meta source track wbr'.split(' '));
/** Their content is no markup: it ends where their own end tag stands, and nowhere else. */
const raw = new Set('script style textarea title xmp iframe noembed noframes noscript'.split(' '));

/** Reads markup as browsers do where it matters: comments, quoted attributes, and elements whose content is no markup. */
export function* tokensOf(html: string): Generator<Token> {
  let at = 0;
  while (at < html.length) {
    const next = html.indexOf('<', at);
    if (next < 0) return yield { kind: 'text', text: html.slice(at) };
    if (next > at) yield { kind: 'text', text: html.slice(at, next) };
    const sign = html.slice(next + 1, next + 2);
    const tag = /[a-zA-Z]/.test(sign) ? opening.exec(html.slice(next, next + 200)) : null;
    if (tag) {
      const { attributes, end } = attributesFrom(html, next + tag[0].length);
      const name = (tag[1] ?? '').toLowerCase();
      yield { kind: 'open', name, attributes, isVoid: voids.has(name) };
      at = end;
      if (raw.has(name)) {
        const close = endOfRaw(html, name, at);
        yield { kind: 'text', text: html.slice(at, close) };
        at = close;
      }
    } else if (sign === '/' && /[a-zA-Z]/.test(html.slice(next + 2, next + 3))) {
      const end = endAfter(html, '>', next);
      yield { kind: 'close', name: (/^[^\s/>]+/.exec(html.slice(next + 2, end))?.[0] ?? '').toLowerCase() };
      at = end;
    } else if (html.startsWith('<!--', next)) at = endOfComment(html, next);
    else if (sign !== '' && '!?/'.includes(sign)) at = endAfter(html, '>', next);
    else {
      yield { kind: 'text', text: '<' };
      at = next + 1;
    }
  }
}

function attributesFrom(html: string, start: number) {
  const attributes = new Map<string, string>();
  let end = start;
  for (;;) {
    attribute.lastIndex = end;
    const match = attribute.exec(html);
    if (!match) break;
    const [, name = '', double, single, bare] = match;
    const known = name.toLowerCase();
    if (!attributes.has(known)) attributes.set(known, double ?? single ?? bare ?? '');
    end = attribute.lastIndex;
  }
  return { attributes, end: endAfter(html, '>', end) };
}

function endAfter(html: string, sign: string, from: number): number {
  const end = html.indexOf(sign, from);
  return end < 0 ? html.length : end + sign.length;
}

/** `<!-->` and `<!--->` are whole comments to a browser, and `--!>` ends one, too. */
function endOfComment(html: string, start: number): number {
  const short = /^<!--(?:>|->)/.exec(html.slice(start, start + 6));
  if (short) return start + short[0].length;
  const end = /--!?>/g;
  end.lastIndex = start + 4;
  return end.exec(html) ? end.lastIndex : html.length;
}

function endOfRaw(html: string, name: string, from: number): number {
  const end = new RegExp(`</${name}(?=[\\s/>])`, 'gi');
  end.lastIndex = from;
  return end.exec(html)?.index ?? html.length;
}
