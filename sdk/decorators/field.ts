import { Type } from 'class-transformer';
import { getMetadataStorage, IsArray, IsBoolean, IsDefined, IsNumber, IsOptional, IsString, ValidateNested } from 'class-validator';
import type { Class } from '../document/class.js';
import type { FieldOptions, ItemType } from '../document/field-declaration.js';
import { addField, designType, fieldsOf } from '../document/store.js';
import { Secret } from '../secret.js';

type RequiredField = <T extends object, K extends string & keyof T>(
  target: T,
  name: undefined extends T[K] ? ['this field may be undefined: use @Optional', K] : K,
) => void;
type OptionalField = <T extends object, K extends string & keyof T>(
  target: T,
  name: undefined extends T[K] ? K : ['this field is never undefined: use @Field', K],
) => void;

/**
 * A field of a data class that is always there.
 *
 * Its base type comes from the property (`string`, `number`, `boolean`, another data class, `Secret`); class-validator decorators narrow it.
 * A property of any other type needs one that says what it is: `@IsIn([...])`, `@IsObject()`. So does `T | null`, whose type the compiler
 * forgets: `@IsString()`, or `{ of: Address }` for another data class.
 *
 * @param description One phrase for people: unit, range, time zone, what an empty value means.
 */
export function Field(description: string, options: FieldOptions = {}): RequiredField {
  return (target, name) => declare(target, name as string, description, options, false);
}

/** A field that may be absent or null. */
export function Optional(description: string, options: FieldOptions = {}): OptionalField {
  return (target, name) => {
    IsOptional()(target, name as string);
    declare(target, name as string, description, options, true);
  };
}

function declare(target: object, name: string, description: string, options: FieldOptions, optional: boolean): void {
  const type = options.of ?? designType(target, name);
  addField(target.constructor as Class, name, { ...options, description, optional, designType: type });
  if (options.items !== undefined) {
    IsArray()(target, name);
    validate(target, name, options.items, true, !optional);
  } else if (typeof type === 'function' && !isValidated(target, name)) {
    validate(target, name, type as ItemType, false, !optional);
  }
}

/** Gives class-validator and class-transformer what they need to handle the class outside the runtime as well. */
function validate(target: object, name: string, type: ItemType, each: boolean, required: boolean): void {
  if (type === String) IsString({ each })(target, name);
  else if (type === Number) IsNumber({}, { each })(target, name);
  else if (type === Boolean) IsBoolean({ each })(target, name);
  else if ((type as unknown) !== Secret && fieldsOf(type as Class).size > 0) {
    ValidateNested({ each })(target, name);
    Type(() => type)(target, name);
    if (required) IsDefined()(target, name); // @ValidateNested lets undefined pass
  }
}

function isValidated(target: object, name: string): boolean {
  return getMetadataStorage()
    .getTargetValidationMetadatas(target.constructor, '', true, false)
    .some((metadata) => metadata.propertyName === name && metadata.name !== 'isOptional');
}
