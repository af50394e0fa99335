import type { ReadTool } from '../../domain/tool.ts';
import type { Connector } from '../connector.ts';
import { anyCompany } from './allowed-host.ts';
import { checkedAddress } from './checked-address.ts';
import { type WebConfig, type WebSettings, webSettings } from './web-config.ts';
import { webPage } from './web-page.ts';

export type WebConnector = Connector<{ page: ReadTool }>;

/** Reads public web pages of hosts on a list. It writes nothing anywhere. */
export function webConnector(config: WebConfig): WebConnector {
  const settings = webSettings(config);
  return { system: 'web', tools: { page: webPage(settings) }, check: () => check(settings) };
}

/** Every host that is named in full must have an address, and a public one. No page is asked for. */
async function check({ hosts, demoUrl, resolve }: WebSettings): Promise<string> {
  if (demoUrl !== null) return 'Web pages come from the sandbox.';
  const exact = hosts.filter((host) => host !== anyCompany && !host.startsWith('*.'));
  await Promise.all(exact.map((host) => checkedAddress(host, resolve)));
  return `Web pages may be read from ${hosts.join(', ')}.`;
}
