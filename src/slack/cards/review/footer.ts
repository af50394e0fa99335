import type { ContextBlock } from '@slack/types';
import type { ReviewView, RunView } from '../../../domain/run-view.ts';
import { modeWords } from '../../../wording/statuses.ts';
import { costInWords } from '../parts/amounts.ts';
import { modelName } from '../parts/model-name.ts';
import { context } from '../parts/blocks.ts';
import { joined } from '../parts/rich-text.ts';

/** What wrote this, at what cost, and where the rest is. */
export function footer(run: RunView, review: ReviewView): ContextBlock {
  const { model, costMicroUsd, id, mode } = run;
  return context(
    ...joined([
      [review.resolution ? writer(model.kind) : `${writer(model.kind)}: check before you approve`],
      ...(mode === 'live' ? [] : [[modeWords[mode]]]),
      [modelName(model)],
      [costInWords(costMicroUsd, model.kind)],
      [`proposal version ${review.proposal.version}`],
      [`/leenops show ${id}`],
    ]),
  );
}

function writer(kind: RunView['model']['kind']): string {
  return kind === 'demo' ? 'Written by demo rules, not by an AI model' : 'Written by an AI model';
}
