import { appendFileSync } from 'node:fs';
import { reporters, Runner, type MochaOptions } from 'mocha';

/** Mocha's dots, and the counts of the run appended as one line of JSON to the file that TEST_COUNTS names. */
export default class CountingReporter extends reporters.Dot {
  constructor(runner: Runner, options: MochaOptions) {
    super(runner, options);
    const file = process.env['TEST_COUNTS'];
    if (file === undefined) return;
    runner.once(Runner.constants.EVENT_RUN_END, () => {
      const { passes = 0, failures = 0, pending = 0 } = runner.stats ?? {};
      appendFileSync(file, `${JSON.stringify({ passes, failures, pending })}\n`);
    });
  }
}
