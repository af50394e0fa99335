/** The word of the list for: the host that the run is about, whichever that is. */
export const anyCompany = 'company-domains';

const label = '[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?';
/** A name of the public internet: at least two parts, the last one of letters. No address, no port, no single word. */
const hostName = new RegExp(`^(?=.{4,253}$)(?:${label}\\.)+(?:[a-z]{2,63}|xn--[a-z0-9-]{2,59})$`);

/** Names that no public DNS answers for. */
const never = /(?:^|\.)(?:localhost|local|internal|intranet|lan|home|corp|localdomain|home\.arpa|onion)$/;

export function isHostName(text: string): boolean {
  return hostName.test(text) && !never.test(text);
}

export function isPattern(text: string): boolean {
  return text === anyCompany || isHostName(text.replace(/^\*\./, ''));
}

/** Whether a page may be read there. `asked`: the host that the run is about; a redirect may add or drop its `www.`. */
export function isAllowed(hosts: readonly string[], host: string, asked: string): boolean {
  if (!isHostName(host)) return false;
  if (hosts.includes(anyCompany) && bare(host) === bare(asked)) return true;
  return hosts.some((each) => (each.startsWith('*.') ? host.endsWith(each.slice(1)) : host === each));
}

function bare(host: string): string {
  return host.replace(/^www\./, '');
}
