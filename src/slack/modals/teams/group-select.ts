import type { PlainTextOption, StaticSelect } from '@slack/types';
import { limits } from '../../block-kit/limits.ts';
import { plain } from '../../cards/parts/blocks.ts';
import { actionIds } from '../../ids.ts';
import { oneLine } from '../../text.ts';

export type UserGroup = { id: string; name: string; handle: string };

/** The value of “No user group”: a choice once made cannot be taken back in every client of Slack. */
export const noGroup = 'none';

/** Every user group by its name, over as many labelled parts as Slack needs; what is chosen is always among them. */
export function groupSelect(chosen: string | null, groups: readonly UserGroup[]): StaticSelect {
  const isListed = chosen === null || groups.some(({ id }) => id === chosen);
  const options: PlainTextOption[] = [
    { text: plain('No user group'), value: noGroup },
    ...(isListed ? [] : [{ text: plain(`${chosen} (as it is)`, limits.option.text), value: chosen }]),
    ...groups
      .toSorted((a, b) => a.name.localeCompare(b.name, 'en'))
      .map(({ id, name, handle }) => ({
        text: plain(oneLine(`${name} (@${handle})`), limits.option.text),
        value: id,
      })),
  ];
  const initial = options.find(({ value }) => value === (chosen ?? noGroup));
  return {
    type: 'static_select',
    action_id: actionIds.typed,
    ...offered(options),
    ...(initial ? { initial_option: initial } : {}),
  };
}

function offered(options: PlainTextOption[]): Pick<StaticSelect, 'options' | 'option_groups'> {
  const most = limits.select.options;
  if (options.length <= most) return { options };
  const parts = Array.from({ length: Math.ceil(options.length / most) }, (_, index) =>
    options.slice(index * most, (index + 1) * most),
  );
  return {
    option_groups: parts.map((part) => ({
      label: plain(labelOf(part), limits.select.groupLabel),
      options: part,
    })),
  };
}

/** `Accounts … Finance`. */
function labelOf(part: readonly PlainTextOption[]): string {
  const short = (option: PlainTextOption | undefined) => option?.text.text.slice(0, 30) ?? '';
  return `${short(part[0])} … ${short(part.at(-1))}`;
}
