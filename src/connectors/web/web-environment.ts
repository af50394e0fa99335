import { z } from 'zod';
import { anyCompany, isPattern } from './allowed-host.ts';
import type { WebConfig } from './web-config.ts';

const howToName = `Name hosts such as www.example.com or *.example.com, or ${anyCompany}.`;

/** What the environment may say about web pages: which hosts may be read. */
export const webEnvironment = {
  WEB_PAGE_HOSTS: z
    .string()
    .transform((text) => [
      ...new Set(
        text
          .toLowerCase()
          .split(/[\s,]+/)
          .filter(Boolean),
      ),
    ])
    .pipe(
      z
        .array(z.string().refine(isPattern, `holds what is no host. ${howToName}`))
        .min(1, `names no host. ${howToName}`)
        .max(200, 'names more than 200 hosts. Name domains with *. in place of them.'),
    )
    .optional(),
  WEB_PAGE_DEMO_URL: z.url({ protocol: /^http$/, error: 'is not an http address.' }).optional(),
};

type Given = Readonly<Record<string, string | undefined>>;

/** The sandbox has its own web; everywhere else pages come from where they are. */
export function webProblems(env: Given, isDemo: boolean): string[] {
  const { WEB_PAGE_HOSTS: hosts, WEB_PAGE_DEMO_URL: demoUrl } = env;
  if (demoUrl && !isDemo)
    return ['WEB_PAGE_DEMO_URL is for the sandbox. Remove it: pages are read from the web itself.'];
  if (hosts && isDemo && !demoUrl)
    return ['WEB_PAGE_DEMO_URL is missing: in DEMO_MODE no page is read from the web itself.'];
  return [];
}

export function webFrom(env: {
  WEB_PAGE_HOSTS?: string[] | undefined;
  WEB_PAGE_DEMO_URL?: string | undefined;
}): WebConfig | undefined {
  const { WEB_PAGE_HOSTS: hosts, WEB_PAGE_DEMO_URL: demoUrl } = env;
  return hosts && { hosts, ...(demoUrl ? { demoUrl } : {}) };
}
