import { test } from 'vitest';
import { startStory } from '../support/story.ts';

for (const n of [1, 2, 3, 4]) test(`probe ${n}`, async () => {
  const cpu = process.cpuUsage(); const t = performance.now();
  const story = await startStory();
  const a = process.cpuUsage(cpu); const t2 = performance.now();
  await story.adaAsksFor(1042);
  const b = process.cpuUsage(cpu); const t3 = performance.now();
  await story.grace.presses('Approve'); await story.settled();
  const c = process.cpuUsage(cpu); const t4 = performance.now();
  await story.app.stop();
  const d = process.cpuUsage(cpu); const t5 = performance.now();
  const ms = (x: NodeJS.CpuUsage) => Math.round((x.user + x.system) / 1000);
  console.log('cpu', ms(a), ms(b)-ms(a), ms(c)-ms(b), ms(d)-ms(c), 'wall', Math.round(t2 - t), Math.round(t3 - t2), Math.round(t4 - t3), Math.round(t5-t4));
});
