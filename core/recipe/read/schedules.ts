import type { ParsedNode } from 'yaml';
import { MOST_COUNTED, usualOverlap } from '../../schedule/missed.js';
import type { ScheduleTrigger } from '../recipe.js';
import type { Places } from './places.js';
import { type Entries, ID, ID_FORM, type Words } from './words.js';

const KEYS = ['id', 'schedule', 'timezone', 'missed', 'most', 'overlap'];

/** Reads a trigger that is a schedule. What is usual is not kept, so that a file that says it and one that does not mean the same. */
export class ScheduleReader {
  constructor(
    private readonly words: Words,
    private readonly places: Places,
  ) {}

  read(node: ParsedNode | null): ScheduleTrigger {
    const { words } = this;
    const { reader } = words;
    const keys = reader.entries(node, 'A schedule', KEYS);
    const idNode = reader.required(keys, 'id', node, 'The trigger');
    const id = idNode === undefined ? '' : (words.word(idNode, 'The id', ID, ID_FORM) ?? '');
    const schedule = reader.text(keys.get('schedule')?.value, 'The schedule') ?? '';
    const zone = keys.get('timezone');
    const timezone = zone === undefined ? 'UTC' : (reader.text(zone.value, 'The time zone') ?? '');
    return this.places.set(
      { id, schedule: schedule.trim().replaceAll(/\s+/g, ' '), timezone, ...this.#rules(keys) },
      { node, entries: keys },
    );
  }

  #rules(keys: Entries): Pick<ScheduleTrigger, 'missed' | 'most' | 'overlap'> {
    const { words } = this;
    const [missedEntry, mostEntry, overlapEntry] = ['missed', 'most', 'overlap'].map((name) => keys.get(name));
    const missed = (missedEntry && words.oneOf(missedEntry, ['skip', 'once', 'all'])) ?? 'once';
    const most = mostEntry && words.whole(mostEntry, 1, MOST_COUNTED);
    const overlap = overlapEntry && words.oneOf(overlapEntry, ['skip', 'queue', 'cancel']);
    return {
      missed,
      ...(most !== undefined && { most }),
      ...(overlap !== undefined && overlap !== usualOverlap(missed) && { overlap }),
    };
  }
}
