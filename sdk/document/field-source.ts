/** The values a field may take, or each item of an array: those of a list's records. Field paths are dotted. */
export interface ChoicesDocument {
  /** Name of the list operation, which must change nothing. */
  readonly list: string;
  /** Field of its record that is the value. */
  readonly value: string;
  /** Field of its record that a person knows the value by. Default: the value itself. */
  readonly label?: string;
  /** By input field of the list, the field beside this one that fills it. */
  readonly with?: Readonly<Record<string, string>>;
}

/** The JSON Schema of a field's value, which only the vendor knows: a part of an action's output. */
export interface SchemaFromDocument {
  /** Name of the action, which must change nothing. */
  readonly action: string;
  /** Field of its output that is the schema, as a dotted path. Default: the whole output. */
  readonly at?: string;
  /** By input field of the action, the field beside this one that fills it. */
  readonly with?: Readonly<Record<string, string>>;
}
