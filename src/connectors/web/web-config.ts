import { lookup } from 'node:dns/promises';

/** Every address that a name stands for. Throws as DNS does. */
export type Resolve = (host: string) => Promise<{ address: string; family: number }[]>;

export type WebConfig = {
  /** Exact names, `*.example.com`, or `company-domains`: whatever host the run is about. Nothing else is ever asked. */
  hosts: readonly string[];
  /** In the sandbox: where the pages of all hosts are, on this machine: `<demoUrl>/<host>/<path>`. */
  demoUrl?: string;
  /** For everything together: names, redirects and the page itself. */
  timeoutMs?: number;
  resolve?: Resolve;
};

export type WebSettings = Omit<Required<WebConfig>, 'demoUrl'> & { demoUrl: string | null };

export function webSettings(config: WebConfig): WebSettings {
  const given = {
    demoUrl: null,
    timeoutMs: 12_000,
    resolve: (host: string) => lookup(host, { all: true }),
    ...config,
  };
  return { ...given, demoUrl: given.demoUrl && given.demoUrl.replace(/\/+$/, '') };
}
