/** Another attempt or another decision has moved the run on: this work is of no use and stops without a trace. */
export class Superseded extends Error {
  override name = 'Superseded';

  constructor(runId: string) {
    super(`Run ${runId} was moved on by somebody else.`);
  }
}
