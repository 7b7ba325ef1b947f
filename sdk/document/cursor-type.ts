import { getMetadataStorage, IS_DATE_STRING, IS_ISO8601, IS_RFC_3339 } from 'class-validator';
import type { Class } from './class.js';
import type { CursorType } from './operation-document.js';
import type { Selector } from './selector.js';
import { fieldsOf } from './store.js';

const INSTANTS = new Set([IS_ISO8601, IS_DATE_STRING, IS_RFC_3339]);

/** How the values of a record's field compare, from what the field declares. */
export function cursorTypeOf(record: Class, cursor: Selector): CursorType {
  const name = 'path' in cursor && cursor.path.length === 1 ? String(cursor.path[0]) : undefined;
  if (name === undefined) return 'text';
  if (fieldsOf(record).get(name)?.designType === Number) return 'number';
  const rules = getMetadataStorage().getTargetValidationMetadatas(record, '', true, false);
  return rules.some((rule) => rule.propertyName === name && INSTANTS.has(rule.name ?? '')) ? 'instant' : 'text';
}
