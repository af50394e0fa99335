import type { Brain } from '../brain.ts';

/** What `npm run doctor` asks of any model: to call the one tool it is given. */
export const connectionCheck: Brain = ({ instructions, tools }) =>
  instructions.includes('connection check') && tools.includes('submit_result')
    ? { calls: [{ name: 'submit_result', args: { works: true } }] }
    : undefined;
