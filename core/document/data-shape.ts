import type { Ajv as AjvInstance } from 'ajv';
import type { ConnectorDocument, JsonSchema } from 'trunkline/document';
import type { Class } from '#host';
import { compilable, compile, makeAjv, reference, type Check } from './ajv.js';
import type { ConnectorCode } from './source.js';
import { unknownFields } from './unknown-fields.js';

/** The data classes of one connector as checks, compiled when first used. */
export class DataShapes {
  readonly #schemas: Readonly<Record<string, JsonSchema>>;
  readonly #checks = new Map<string, Check>();
  /** Data classes that only code names. */
  readonly #others = new Map<Class, Check>();
  #inputs: AjvInstance | undefined;
  #answers: AjvInstance | undefined;
  #given: AjvInstance | undefined;

  /** `code` is what the document names, once it is loaded. */
  constructor(
    private readonly document: ConnectorDocument,
    private readonly code: () => Pick<ConnectorCode, 'dataClasses' | 'schemasOf'> | undefined = () => undefined,
  ) {
    this.#schemas = Object.fromEntries(Object.entries(document.schemas).map(([name, schema]) => [name, compilable(schema)]));
  }

  /** An input: fields that the class does not have are faults. */
  input(name: string): Check {
    return cached(this.#checks, `input ${name}`, () => {
      const known = Object.keys(this.document.schemas[name]?.properties ?? {});
      const check = compile((this.#inputs ??= makeAjv('input', this.#schemas)), reference(name));
      return (value) => [...unknownFields(value, known), ...check(value)];
    });
  }

  /** One object of an answer: what the vendor adds is kept. */
  output(name: string): Check {
    return cached(this.#checks, `output ${name}`, () => compile(this.#forAnswers(), reference(name)));
  }

  /** The same as a person writes it down: every fault is told. */
  given(name: string): Check {
    return cached(this.#checks, `given ${name}`, () => compile((this.#given ??= makeAjv('given', this.#schemas)), reference(name)));
  }

  /** The records of one page, checked together. */
  records(name: string): Check {
    return cached(this.#checks, `records ${name}`, () => compile(this.#forAnswers(), { type: 'array', items: reference(name) }));
  }

  /** A data class that code of the connector names; the document need not know it. */
  outputOf(data: Class): Check {
    const code = this.code();
    if (code === undefined || code.dataClasses.get(data.name) === data) return this.output(data.name);
    return cached(this.#others, data, () => {
      const schemas = Object.fromEntries(Object.entries(code.schemasOf(data)).map(([name, schema]) => [name, compilable(schema)]));
      return compile(makeAjv('answer', schemas), reference(data.name));
    });
  }

  /** Records of such a class. */
  recordsOf(data: Class): Check {
    const one = this.outputOf(data);
    return (value) =>
      (value as readonly unknown[]).flatMap((record, index) =>
        one(record).map((fault) => ({ ...fault, path: `[${index}].${fault.path}` })),
      );
  }

  #forAnswers(): AjvInstance {
    return (this.#answers ??= makeAjv('answer', this.#schemas));
  }
}

function cached<K, T>(map: Map<K, T>, key: K, make: () => T): T {
  const known = map.get(key);
  if (known !== undefined) return known;
  const made = make();
  map.set(key, made);
  return made;
}
