import { type Flow, stopsOthers, together } from '../flow.js';
import { type Frame, innerFrame } from '../frame.js';
import type { ParallelProgram } from '../program/program.js';

/** Runs all branches at once. When one fails, the others begin no further step. */
export async function runParallel({ branches }: ParallelProgram, frame: Frame): Promise<Flow> {
  let abandoned = false;
  const isAbandoned = (): boolean => abandoned || frame.isAbandoned();
  const inner = branches.map(() => innerFrame(frame, { isAbandoned }));
  const flows = await Promise.all(
    branches.map(async (steps, index) => {
      const flow = await inner[index]!.run(steps, inner[index]!);
      if (stopsOthers(flow)) abandoned = true;
      return flow;
    }),
  );
  for (const { scope } of inner) Object.assign(frame.scope.steps, scope.steps);
  if (frame.host.stop?.aborted || frame.isAbandoned()) return together(flows);
  return together(flows.filter(({ kind }) => kind !== 'stopped'));
}
