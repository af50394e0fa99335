import { listening } from '../../connectors/listening.ts';

/** The web sites of firms, by host: `/<host>/<path>`. A page that is `→ address` leads there. */
export async function startFirmSites(pages: ReadonlyMap<string, string>) {
  const asked: string[] = [];
  const { url } = await listening(({ url: path = '/' }, response) => {
    asked.push(path);
    const page = pages.get(path.split('/')[1] ?? '');
    const [, location] = /^→ (\S+)$/.exec(page ?? '') ?? [];
    if (location) response.writeHead(302, { location }).end();
    else
      response
        .writeHead(page ? 200 : 404, { 'content-type': 'text/html; charset=utf-8' })
        .end(`<html><head><title>A firm</title></head><body>${page ?? ''}</body></html>`);
  });
  return { url, asked };
}
