import { isDataClass } from './check-data-class.js';
import type { Class } from './class.js';
import type { ClassFacts, FieldFacts } from './class-facts.js';
import type { FieldDeclaration } from './field-declaration.js';
import { fieldsOf } from './store.js';

/** The fields of data classes as decorators recorded them: no schema is derived for it. */
export function factsOfClasses(classes: ReadonlyMap<string, Class>): ClassFacts {
  return new Map(
    [...classes].map(([name, data]) => [name, new Map([...fieldsOf(data)].map(([field, declared]) => [field, factsOf(declared)]))]),
  );
}

function factsOf({ optional, designType, items, needs, retired, choices, schemaFrom }: FieldDeclaration): FieldFacts {
  const held = items ?? designType;
  return {
    required: !optional,
    isOpen: held === Object || held === Array,
    ...(isDataClass(held) ? { holds: held.name } : {}),
    ...(needs ? { needs } : {}),
    ...(retired ? { retired } : {}),
    ...(choices ? { choices } : {}),
    ...(schemaFrom ? { schemaFrom } : {}),
  };
}
