import type { ParsedNode } from 'yaml';
import { keyText, pairsOf } from '../../yaml/nodes.js';
import type { Entry } from '../../yaml/yaml-reader.js';
import type { EventTrigger, TriggerNode } from '../recipe.js';
import type { Places } from './places.js';
import { ScheduleReader } from './schedules.js';
import { readStart } from './start.js';
import { ID, ID_FORM, NO_USES, type Words } from './words.js';

/** Reads what stands under `on`. */
export class TriggerReader {
  constructor(
    private readonly words: Words,
    private readonly places: Places,
  ) {}

  read(on: Entry | undefined): readonly TriggerNode[] {
    const triggers = on ? this.words.reader.items(on.value, '`on`').map((node) => this.#either(node)) : [];
    this.#unique(triggers);
    return triggers;
  }

  #either(node: ParsedNode | null): TriggerNode {
    const isScheduled = pairsOf(node).some(({ key }) => keyText(key) === 'schedule');
    return isScheduled ? new ScheduleReader(this.words, this.places).read(node) : this.#trigger(node);
  }

  #trigger(node: ParsedNode | null): EventTrigger {
    const { words } = this;
    const { reader } = words;
    const keys = reader.entries(node, 'A trigger', ['id', 'uses', 'every', 'start', 'with']);
    const every = keys.get('every');
    const everyMs = every && words.duration(every);
    const begin = keys.get('start');
    const start = begin && readStart(words, begin);
    const idNode = reader.required(keys, 'id', node, 'The trigger');
    const usesNode = reader.required(keys, 'uses', node, 'The trigger');
    const id = idNode === undefined ? '' : (words.word(idNode, 'The id', ID, ID_FORM) ?? '');
    const uses = usesNode === undefined ? NO_USES : words.uses(usesNode);
    const trigger = {
      id,
      uses,
      with: words.fields(keys.get('with'), '`with`'),
      ...(everyMs !== undefined && { everyMs }),
      ...(start && { start }),
    };
    return this.places.set(trigger, { node, entries: keys });
  }

  #unique(triggers: readonly TriggerNode[]): void {
    const seen = new Set<string>();
    for (const trigger of triggers) {
      if (trigger.id !== '' && seen.has(trigger.id)) {
        this.words.reader.file.fault(
          this.places.value(trigger, 'id'),
          `There is another trigger with the id \`${trigger.id}\`.`,
          'Give each its own id: its state is kept under it.',
        );
      }
      seen.add(trigger.id);
    }
  }
}
