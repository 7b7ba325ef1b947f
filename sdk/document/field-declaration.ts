import type { Class } from './class.js';
import type { ChoicesDocument, SchemaFromDocument } from './field-source.js';
import type { FieldTarget } from './selector.js';

export type ItemType = StringConstructor | NumberConstructor | BooleanConstructor | Class;

export interface FieldOptions {
  /** What the property is, where the compiler does not tell: it forgets the type of `T | null`. */
  readonly of?: ItemType;
  /** What an array holds; the compiler does not tell. */
  readonly items?: ItemType;
  /** Where the field goes in a request, when it is not the operation's usual place. */
  readonly in?: FieldTarget['in'];
  /** The vendor's name in the request, when it differs. */
  readonly name?: string;
  /** How a map is written in the query: `brackets` is `filter[state]=open`. */
  readonly style?: 'brackets';
  /** For people and forms: `EUR cents`, `seconds`. */
  readonly unit?: string;
  readonly example?: unknown;
  readonly default?: unknown;
  /** The vendor sends a JSON number that may pass 2^53: it is kept as its digits, in a string, and sent as a number. */
  readonly digits?: boolean;
  /** What is declared here, an object, a list or a data class, travels as JSON in a string: it is written when sent, and read when it comes. */
  readonly json?: boolean;
  /** Its values are read from a list: `{ list: 'listProjects', value: 'id', label: 'name', with: { workspace_id: 'workspace_id' } }`. */
  readonly choices?: ChoicesDocument;
  /** Its JSON Schema is read by an action: `{ action: 'getForm', with: { form_id: 'form_id' }, at: 'fields' }`. */
  readonly schemaFrom?: SchemaFromDocument;
  /**
   * The field exists only where these settings of the connection have one of these words, as `{ plan: ['premium'] }`: else it is left out of
   * what is sent. A setting that is not given leaves nothing out.
   */
  readonly needs?: Readonly<Record<string, readonly string[]>>;
}

export interface FieldDeclaration extends FieldOptions {
  readonly description: string;
  readonly optional: boolean;
  /** A setting that is known and refused; the description says what to do instead. */
  readonly retired?: true;
  /** The property's type: what `of` says, else the compiler's word for it. */
  readonly designType: unknown;
}
