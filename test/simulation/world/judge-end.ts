import type { Row } from '../../../core/store/sql/work.js';
import type { Judge } from './judge.js';
import type { SimDisk } from './sim-disk.js';
import type { SimVendor } from './sim-vendor.js';

const STEPS = `SELECT step.*, run.id AS run_id, run.status AS run_status FROM step JOIN run ON run.seq = step.run ORDER BY step.seq`;
const FINAL: ReadonlySet<unknown> = new Set(['succeeded', 'failed', 'cancelled', 'uncertain']);

/** What is left of a world that has come to rest. */
export interface Remains {
  readonly disk: SimDisk;
  readonly vendor: SimVendor;
  readonly judge: Judge;
  readonly loopSizes: ReadonlyMap<string, number>;
  /** Keys of steps that a person settled: the vendor need not know them. */
  readonly settledByPerson: ReadonlySet<string>;
}

/** Holds what the vendor remembers against what the journal says. */
export function judgeEnd(remains: Remains): void {
  judgeRuns(remains);
  judgeEffects(remains);
  for (const step of remains.disk.rows(STEPS)) judgeStep(step, remains);
}

function judgeRuns({ disk, vendor, judge }: Remains): void {
  const runs = disk.rows('SELECT * FROM run');
  for (const run of runs) {
    if (!FINAL.has(run['status']))
      judge.fault('P2', `run ${String(run['id'])} never ends: ${String(run['status'])} ${String(run['wait'])}`);
    if (run['status'] !== 'cancelled') continue;
    const why = disk.rows(
      `SELECT 1 FROM note WHERE run = ?1 AND (reason LIKE 'cancelled: %' OR reason LIKE 'skipped: %')`,
      Number(run['seq']),
    );
    if (why.length === 0) judge.fault('P20', `run ${String(run['id'])} is cancelled, and no note says why`);
  }
  for (const { n } of vendor.events) {
    const ofEvent = runs.filter(({ event }) => (JSON.parse(String(event)) as { n: unknown }).n === n);
    if (ofEvent.length !== 1) judge.fault('P2', `event ${String(n)} has ${ofEvent.length} runs`);
  }
}

function judgeEffects({ disk, vendor, judge }: Remains): void {
  const times = new Map<string, number>();
  for (const { operation, what, key } of vendor.effects) {
    if (disk.rows('SELECT 1 FROM step WHERE key = ?1', key).length === 0)
      judge.fault('P4', `${what} happened, and the journal does not know it`);
    if (operation === 'put' || (operation === 'find' && judge.strayKeys.has(key))) continue;
    times.set(what, (times.get(what) ?? 0) + 1);
  }
  for (const [what, count] of times) if (count > 1) judge.fault('P4', `${what} happened ${count} times`);
}

function judgeStep(step: Row, remains: Remains): void {
  const { vendor, judge, disk, settledByPerson } = remains;
  const { path, status, key, effect, run_id: id } = step;
  const where = `${String(path)} of run ${String(id)}`;
  const happened = vendor.effects.some((one) => one.key === key);
  const isSettledByPerson = settledByPerson.has(String(key));
  if (status === 'succeeded' && effect !== null && effect !== 'read' && !happened && !isSettledByPerson)
    judge.fault('P4', `${where} is said to have succeeded, and never happened`);
  if (status === 'failed' && effect === 'unsafe' && happened && !isSettledByPerson)
    judge.fault('P4', `${where} is said to have failed, and happened`);
  const isOver = step['run_status'] === 'succeeded' || step['run_status'] === 'failed';
  if (isOver && (status === 'intended' || status === 'uncertain'))
    judge.fault('P4', `the outcome of ${where} is not known, and the run ${String(step['run_status'])}`);
  const noted = disk.rows('SELECT reason FROM note WHERE run = ?1 AND path = ?2', Number(step['run']), String(path));
  if (noted.length === 0 && status === 'skipped') judge.fault('P20', `${where} was skipped, and no note says why`);
  if (noted.length === 0 && Number(step['attempts']) > 1 && !judge.reopenable.has(String(id)))
    judge.fault('P20', `${where} was tried again, and no note says why`);
  if (status === 'succeeded') judgeLoop(step, where, remains);
}

function judgeLoop({ path, output }: Row, where: string, { judge, loopSizes }: Remains): void {
  const size = loopSizes.get(/[^./]+$/.exec(String(path))?.[0] ?? '');
  if (size === undefined) return;
  const { succeeded, failed, skipped, uncertain } = JSON.parse(String(output)) as Readonly<Record<string, number>>;
  const settled = succeeded! + failed! + skipped! + uncertain!;
  if (settled !== size) judge.fault('P3', `${where} went through ${size} items, and says ${settled}`);
}
