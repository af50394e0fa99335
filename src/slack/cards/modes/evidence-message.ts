import type { Button } from '@slack/types';
import type { SeenPromotion } from '../../../engine/modes/see-promotion.ts';
import { missingInWords } from '../../../wording/modes.ts';
import { actionIds, promotionValue } from '../../ids.ts';
import { clip, oneLine } from '../../text.ts';
import type { Message } from '../message.ts';
import { notification } from '../message.ts';
import { plain } from '../parts/blocks.ts';
import type { Paragraph, Sentence } from '../parts/rich-text.ts';
import { at, bold, bullets, person, richText, section } from '../parts/rich-text.ts';
import { evidenceLines } from './evidence-lines.ts';

/** For an owner who asks, privately: may it do more alone, why, or what is missing. */
export function evidenceMessage({ workflow, to, evidence, missing, open }: SeenPromotion): Message {
  const title = [bold(`${clip(oneLine(workflow.title), 80)}: ${evidence.mode} → ${to}`)];
  const lines = evidenceLines(workflow, evidence);
  const standing: Sentence = open
    ? ['It is proposed already, by ', person(open.proposedBy), '; it lapses ', at(open.lapsesAt), '.']
    : missing.length
      ? [bold('Not yet. '), missing.map(missingInWords).join(' ')]
      : [bold('Enough. '), 'Propose it, and a second person confirms it in your channel.'];
  const propose: Button = {
    type: 'button',
    action_id: actionIds.proposePromotion,
    text: plain(`Propose ${to}`),
    style: 'primary',
    value: promotionValue(workflow.id, to),
  };
  const paragraphs: Paragraph[] = [section(...title), bullets(lines), section(...standing)];
  return {
    text: notification([title, standing, ...lines]),
    blocks: [
      ...richText(paragraphs),
      ...(open || missing.length ? [] : [{ type: 'actions' as const, elements: [propose] }]),
    ],
  };
}
