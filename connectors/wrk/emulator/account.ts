import { seededRandom, type StateFile, Timeline } from 'trunkline/testing';
import { launchAt, type LaunchRecord } from './launch-record.js';
import type { Launch, Wrkflow } from './records.js';
import { WRKFLOWS } from './wrkflows.js';

/** What is kept between runs. */
export interface AccountTables {
  readonly launches: LaunchRecord;
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
    readonly file: StateFile<AccountTables>,
    seed: number,
    seededLaunches: number,
  ) {
    for (const launch of file.rows('launches')) this.#insert(launch);
    if (!file.isNew) return;
    for (let index = 0; index < seededLaunches; index += 1) this.#add(seededLaunch(seed, index));
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
    const num_errors = name?.startsWith('broken') ? 1 : 0;
    return this.#add({ launch_id, wrkflow_uuid, name: name ?? `Launch ${launch_id}`, start_date: now, num_errors, paused_for: 0 });
  }

  pause(record: LaunchRecord, now: number): void {
    record.paused_at = now;
    this.#save(record);
  }

  resume(record: LaunchRecord, now: number): void {
    record.paused_for += now - (record.paused_at ?? now);
    delete record.paused_at;
    this.#save(record);
  }

  #add(launch: LaunchRecord): LaunchRecord {
    this.#insert(launch);
    this.#save(launch);
    return launch;
  }

  #insert(launch: LaunchRecord): void {
    this.#byId.set(launch.launch_id, launch);
    this.#timeline.insert(launch, launch.start_date);
  }

  #save(launch: LaunchRecord): void {
    this.file.put('launches', launch.launch_id, launch);
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
