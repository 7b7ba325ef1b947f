import type { DefinitionFault } from '../errors/definition-error.js';
import type { Class } from './class.js';
import type { Writer, Written } from './part.js';
import { recordPath } from './record-path.js';
import type { Selector } from './selector.js';
import { Slot, type Pick } from './slot.js';

interface Ledger extends Written {
  readonly faults: DefinitionFault[];
  readonly slots: Map<string, Slot>;
  readonly slotParts: Map<string, string>;
  readonly dataClasses: Map<string, Class>;
}

/** Where a part stands: as a reader of the source names it, and in the document. */
interface Part {
  readonly name: string;
  readonly path: string;
}

/** Writes one connector's document. `subject` is the class, as a reader of the source names it. */
export class DocumentWriter implements Writer {
  readonly written: Ledger;
  readonly #subject: string;
  readonly #part: Part;

  constructor(subject: string, part: Part = { name: '', path: '' }, written?: Ledger) {
    this.#subject = subject;
    this.#part = part;
    this.written = written ?? { faults: [], slots: new Map(), slotParts: new Map(), dataClasses: new Map() };
  }

  /** `path` says where the part is in the document, when that differs. */
  under(part: string, path = part): DocumentWriter {
    const { name, path: at } = this.#part;
    return new DocumentWriter(this.#subject, { name: join(name, part), path: join(at, path) }, this.written);
  }

  fault(problem: string, remedy: string): void {
    this.written.faults.push({ at: join(this.#subject, this.#part.name), problem, remedy });
  }

  select(part: string, pick: Pick<never, unknown>): Selector {
    const writer = this.under(part);
    if (pick instanceof Slot) return { slot: writer.slot('', pick) };
    const recorded = recordPath(pick);
    if ('path' in recorded) return recorded;
    writer.fault(recorded.problem, `Write a chain of members only, or name it as code: slot('a-name', (value) => ...).`);
    return { path: [] };
  }

  slot(part: string, code: Slot): string {
    const writer = part === '' ? this : this.under(part);
    const known = this.written.slots.get(code.name);
    if (known !== undefined && known.run !== code.run) {
      writer.fault(`two slots are named \`${code.name}\``, 'Give each its own name: a run pins slots by name.');
    }
    if (!/^[a-z][a-z0-9-]*$/.test(code.name)) writer.fault(`the slot name \`${code.name}\` is not kebab-case`, 'Use a-z, 0-9 and dashes.');
    this.written.slots.set(code.name, code);
    this.written.slotParts.set(code.name, writer.#part.path);
    return code.name;
  }

  schema(data: Class): string {
    const known = this.written.dataClasses.get(data.name);
    if (known !== undefined && known !== data) {
      this.fault(`two data classes are named \`${data.name}\``, 'Rename one: the document knows data classes by name.');
    }
    this.written.dataClasses.set(data.name, data);
    return data.name;
  }
}

function join(outer: string, inner: string): string {
  return outer === '' || inner === '' ? outer || inner : `${outer}.${inner}`;
}
