import type { HookSource } from './hook-source.ts';
import { generic } from './sources/generic.ts';
import { github } from './sources/github.ts';
import { hubspot } from './sources/hubspot.ts';
import { xero } from './sources/xero.ts';
import { zendesk } from './sources/zendesk.ts';

const vendors: Readonly<Record<string, HookSource>> = { zendesk, hubspot, github, xero };

/** How a source signs: as its vendor documents it, and as we do for every other name. */
export function hookSource(name: string): HookSource {
  return (Object.hasOwn(vendors, name) ? vendors[name] : undefined) ?? generic;
}
