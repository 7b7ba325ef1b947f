import { seededRandom, type StateFile, Timeline } from 'trunkline/testing';
import { launchAt, type LaunchRecord } from './launch-record.js';
import type { Launch, Wrkflow } from './records.js';
import { WRKFLOWS } from './wrkflows.js';

export interface AccountSnapshot {
  /** In order of start. */
  readonly launches: readonly LaunchRecord[];
}

const FIRST_LAUNCH_ID = 23_131;
const FIRST_LAUNCH_AT = 1_735_700_000;
const HOUR = 3600;
const DAY = 86_400;

/** One account at Wrk: its Wrkflows and what they were launched for. */
export class Account {
  readonly #byId = new Map<number, LaunchRecord>();
  readonly #timeline = new Timeline<LaunchRecord>();

  constructor(
    readonly file: StateFile<AccountSnapshot>,
    seed: number,
    seededLaunches: number,
  ) {
    const launches = file.loaded?.launches ?? Array.from({ length: seededLaunches }, (_, index) => seededLaunch(seed, index));
    for (const launch of launches) this.#add(launch);
    file.keep(() => ({ launches: this.#timeline.oldestFirst() }));
    file.changed();
  }

  wrkflow(uuid: string): Wrkflow | undefined {
    return WRKFLOWS.find(({ wrkflow_uuid }) => wrkflow_uuid === uuid);
  }

  launch(id: string): LaunchRecord | undefined {
    return this.#byId.get(Number(id));
  }

  /** From `from` to `to`, both included, newest start first. */
  launches(from: number, to: number): LaunchRecord[] {
    return this.#timeline.newestFirst({ from, before: to + 1 });
  }

  /** Launches of the day, by UTC, that `now` is in. */
  launchedToday(now: number): number {
    return this.#timeline.count({ from: now - (now % DAY) });
  }

  /** As it is at `now`, in unix seconds. */
  show(record: LaunchRecord, now: number): Launch {
    return launchAt(record, this.wrkflow(record.wrkflow_uuid), now);
  }

  start(wrkflow_uuid: string, name: string | undefined, now: number): LaunchRecord {
    const launch_id = FIRST_LAUNCH_ID + this.#byId.size;
    return this.#add({ launch_id, wrkflow_uuid, name: name ?? `Launch ${launch_id}`, start_date: now, num_errors: 0, paused_for: 0 });
  }

  #add(launch: LaunchRecord): LaunchRecord {
    this.#byId.set(launch.launch_id, launch);
    this.#timeline.insert(launch, launch.start_date);
    return launch;
  }
}

/** Every third one ended with errors; the fourth was paused at once and still is. */
function seededLaunch(seed: number, index: number): LaunchRecord {
  const start_date = FIRST_LAUNCH_AT + index * HOUR + seededRandom(seed, index).integer(0, HOUR - 1);
  return {
    launch_id: FIRST_LAUNCH_ID + index,
    wrkflow_uuid: WRKFLOWS[index % 3]?.wrkflow_uuid ?? '',
    name: `run ${index + 1}`,
    start_date,
    num_errors: index % 3 === 2 ? 1 : 0,
    ...(index === 3 && { paused_at: start_date + 10 }),
    paused_for: 0,
  };
}
