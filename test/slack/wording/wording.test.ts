import { describe, expect, it } from 'vitest';
import { refusalReasons, Refused } from '../../../src/domain/refused.ts';
import { acknowledgements } from '../../../src/slack/wording/acknowledgements.ts';
import { refusalText } from '../../../src/slack/wording/refusals.ts';

const hostile = '<!channel> `x` <@U0EVIL> & co';

describe('a refusal', () => {
  it.each(refusalReasons)('for %s says what happened and what to do, whatever the details are', (reason) => {
    expect(refusalText(new Refused(reason)).length).toBeGreaterThan(40);
    const keys = [
      'team',
      'workflow',
      'asked',
      'known',
      'run',
      'status',
      'by',
      'byKind',
      'resolution',
      'at',
      hostile,
    ];
    const text = refusalText(new Refused(reason, Object.fromEntries(keys.map((key) => [key, hostile]))));
    expect(text).not.toMatch(/<!channel>|<@U0EVIL>|undefined/);
  });

  it('tells the loser of a race who won', () => {
    const detail = {
      resolution: 'approved',
      by: 'U0GRACE',
      byKind: 'person',
      at: '2026-11-23T10:08:00.000Z',
    };
    expect(refusalText(new Refused('review_over', detail))).toMatch(
      /this was approved by <@U0GRACE>, <!date\^1795428480\^/,
    );
  });

  it('says when it was the clock', () => {
    const detail = { resolution: 'escalated', by: 'clock', byKind: 'clock' };
    expect(refusalText(new Refused('review_over', detail))).toContain('escalated by the clock');
  });

  it('names every field that is not right', () => {
    const text = refusalText(new Refused('bad_input', { ticket: 'Type its number.', note: 'Too long.' }));
    expect(text).toContain('• ticket: Type its number.');
    expect(text).toContain('• note: Too long.');
  });
});

describe('an acknowledgement', () => {
  const run = {
    workflow: 'Support triage',
    subject: hostile,
    runId: 'run_1',
    channelId: 'C0SUPPORT',
    outOfSight: false,
  };

  it('says what was begun and where to follow it', () => {
    expect(acknowledgements.started(run)).toMatch(
      /^On it: Support triage, .* \(`run_1`\)\. Follow it in <#C0SUPPORT>\.$/,
    );
  });

  it('does not send people to a channel that takes no messages any more', () => {
    const said = acknowledgements.joined({ ...run, outOfSight: true });
    expect(said).toContain('takes no messages any more, which its owners were told. `/leenops show run_1`');
    expect(said).not.toContain('Follow it');
  });

  it.each(['started', 'joined', 'repeated'] as const)('%s calls nobody', (how) => {
    expect(acknowledgements[how](run)).not.toContain('<!');
  });

  it('of a failure gives the reference that the log has', () => {
    expect(acknowledgements.failed('ref_k3v9')).toContain('`ref_k3v9`');
  });
});
