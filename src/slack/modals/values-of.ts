/** One element's state as Slack sends it; which field is set depends on the element's kind. */
type State = {
  type: string;
  value?: string | null;
  selected_date?: string | null;
  selected_time?: string | null;
  selected_date_time?: number | null;
  selected_conversation?: string | null;
  selected_channel?: string | null;
  selected_user?: string | null;
  selected_option?: { value: string } | null;
  selected_options?: { value: string }[];
  selected_conversations?: string[];
  selected_channels?: string[];
  selected_users?: string[];
};

/** `view.state.values` by field: `{ 'act_1:amount': '84.00' }`. What was left empty is `''`; many choices are joined by commas. */
export function valuesOf(values: Record<string, Record<string, State>>): Record<string, string> {
  return Object.fromEntries(
    Object.entries(values).map(([fieldId, elements]) => {
      const [state] = Object.values(elements);
      return [fieldId, state ? valueOf(state) : ''];
    }),
  );
}

function valueOf(state: State): string {
  return one(state) ?? many(state)?.join(', ') ?? '';
}

function one(state: State): string | undefined {
  const value =
    state.value ??
    state.selected_option?.value ??
    state.selected_user ??
    state.selected_conversation ??
    state.selected_channel ??
    state.selected_date ??
    state.selected_time ??
    state.selected_date_time;
  return value === null || value === undefined ? undefined : String(value);
}

function many(state: State): string[] | undefined {
  const { selected_options: options, selected_users, selected_conversations, selected_channels } = state;
  return options?.map(({ value }) => value) ?? selected_users ?? selected_conversations ?? selected_channels;
}
