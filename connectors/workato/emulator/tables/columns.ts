import { Fields } from '../fields.js';
import { uuid } from '../ids.js';
import { type Column, COLUMN_TYPES } from './records.js';

/** The columns in `schema`; those without an id get one, the same for the same seeds. Facts: K132. */
export function readColumns(fields: Fields, seeds: readonly number[]): Column[] | undefined {
  return fields.objects('schema')?.map((given, index) => {
    const column = new Fields(given);
    const type = column.oneOf('type', COLUMN_TYPES);
    const name = column.text('name');
    const optional = column.flag('optional');
    if (type === undefined) fields.refuse('schema', `has a column whose type is not one of ${COLUMN_TYPES.join(', ')}`);
    if (name === undefined || optional === undefined) fields.refuse('schema', 'has a column without name or optional');
    const relation = column.object('relation') ?? null;
    if (type === 'relation' && relation === null) fields.refuse('schema', 'has a relation that says nothing of its table');
    return {
      type: type ?? 'string',
      name: name ?? '',
      optional: optional ?? true,
      field_id: column.text('field_id') ?? uuid(...seeds, index),
      hint: column.text('hint') ?? null,
      default_value: given['default_value'] ?? null,
      metadata: column.object('metadata') ?? {},
      multivalue: column.flag('multivalue') ?? false,
      relation,
    };
  });
}
