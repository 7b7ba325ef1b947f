import type { Detects } from 'trunkline/document';
import type { ModelVendor } from './model-vendor.js';

interface Told {
  readonly id: number;
  readonly content: number;
}
interface Change {
  readonly change: 'created' | 'updated' | 'deleted';
  readonly record: Told;
  readonly before: Told | null;
}

/** What is wrong with the events that were told of a list. @param free Records that may be told or not. */
export function faultsOf(
  told: readonly (Told & Change)[],
  vendor: ModelVendor,
  detects: Detects | undefined,
  free: ReadonlySet<number>,
): readonly string[] {
  if (detects === 'changes') return changeFaults(told, vendor);
  return detects === 'differences' ? differenceFaults(told, vendor) : newFaults(told, vendor, free);
}

/** Each record that is there was told once; one that is gone, at most once. */
function newFaults(told: readonly Told[], { records, ever }: ModelVendor, free: ReadonlySet<number>): readonly string[] {
  const times = new Map<number, number>();
  for (const { id } of told) times.set(id, (times.get(id) ?? 0) + 1);
  const faults: string[] = [];
  for (const id of ever) {
    const count = times.get(id) ?? 0;
    if (count > 1) faults.push(`${id} was told ${count} times`);
    if (count === 0 && records.has(id) && !free.has(id)) faults.push(`${id} was lost`);
  }
  return faults;
}

/** The last that was told of a record is how it is, and nothing was told twice in a row. */
function changeFaults(told: readonly Told[], { records }: ModelVendor): readonly string[] {
  const last = new Map<number, number>();
  const faults: string[] = [];
  for (const { id, content } of told) {
    if (last.get(id) === content) faults.push(`${id} was told twice to be ${content}`);
    last.set(id, content);
  }
  for (const { id, content } of records.values())
    if (last.get(id) !== content) faults.push(`${id} is ${content} and was told to be ${last.get(id)}`);
  return faults;
}

/** Who does what the events say, one after the other, has the list. */
function differenceFaults(told: readonly Change[], { records }: ModelVendor): readonly string[] {
  const copy = new Map<number, number>();
  const faults: string[] = [];
  for (const { change, record, before } of told) {
    const { id, content } = record;
    if (copy.get(id) !== before?.content) faults.push(`${id} was ${copy.get(id)} and is said to have been ${before?.content}`);
    if (change === 'deleted') copy.delete(id);
    else copy.set(id, content);
  }
  for (const { id, content } of records.values())
    if (copy.get(id) !== content) faults.push(`${id} is ${content}, and ${copy.get(id)} in the copy`);
  for (const id of copy.keys()) if (!records.has(id)) faults.push(`${id} is gone, and still in the copy`);
  return faults;
}
