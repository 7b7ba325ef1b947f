import { getMetadataStorage } from 'class-validator';
import { Secret } from '../secret.js';
import type { Class } from './class.js';
import type { FieldDeclaration } from './field-declaration.js';
import type { Writer } from './part.js';
import { fieldsOf } from './store.js';

const BASIC = new Set<unknown>([String, Number, Boolean]);

/** Adds a data class and every one it holds; faults where nothing tells what a field is. */
export function checkDataClass(writer: Writer, data: Class, seen = new Set<Class>()): void {
  if (seen.has(data)) return;
  seen.add(data);
  const fields = fieldsOf(data);
  if (fields.size === 0)
    writer.fault(`${data.name} has no field`, 'Decorate its properties with @Field or @Optional, and import it as a value.');
  for (const member of behaviour(data)) {
    writer.fault(
      `${data.name}.${member} is code in a data class`,
      'Keep data classes to fields: records are plain objects of their shape.',
    );
  }
  for (const [name, field] of fields) {
    checkField(writer, data, name, field);
    const held = field.items ?? field.designType;
    if (isDataClass(held)) {
      writer.schema(held);
      checkDataClass(writer, held, seen);
    }
  }
}

function checkField(writer: Writer, data: Class, name: string, field: FieldDeclaration): void {
  const at = `${data.name}.${name}`;
  const { designType: type, items } = field;
  if (field.description.trim() === '') writer.fault(`${at} has no description`, 'Say in one phrase what it is, with its unit.');
  if (field.retired) return;
  if (type === Array && items === undefined && !isRuled(data, name)) {
    writer.fault(`nothing tells what the array ${at} holds`, "Say so: @Field('...', { items: LineItem }) or { items: String }.");
  } else if (type === Date) {
    writer.fault(`${at} is a Date, and JSON has none`, 'Declare it `string` with @IsISO8601(), or `number` with its unit.');
  } else if (type === BigInt) {
    writer.fault(`${at} is a bigint, and JSON has none`, "Declare it `string` with @Field('...', { digits: true }): it keeps every digit.");
  } else if (!isKnown(type) && items === undefined && !isRuled(data, name)) {
    writer.fault(
      `nothing tells what ${at} is`,
      'Add a class-validator decorator such as @IsIn([...]), @IsString() or @IsObject(), or name its data class: { of: Address }. ' +
        'The compiler forgets the type of `T | null`, and of a class that is imported as a type.',
    );
  }
  if (field.needs && !field.optional)
    writer.fault(`${at} may be left out and is required`, 'Declare it with @Optional: `needs` leaves it out where a setting lacks it.');
  if (field.json && items === undefined && (BASIC.has(type) || type === Secret))
    writer.fault(`${at} is JSON text of a ${(type as Class).name}`, 'Declare what the text holds: an object, a list or a data class.');
  if (field.style && (items !== undefined || type === Array || BASIC.has(type)))
    writer.fault(`${at} is written in brackets and is no map`, 'Declare it as a data class, or as an object with @IsObject().');
  if (field.digits && type !== String)
    writer.fault(`${at} keeps digits and is no string`, 'Declare it `string`: a number loses digits beyond 2^53.');
}

function isKnown(type: unknown): boolean {
  return BASIC.has(type) || type === Secret || type === Array || isDataClass(type);
}

export function isDataClass(type: unknown): type is Class {
  return typeof type === 'function' && !BASIC.has(type) && type !== Secret && type !== Object && fieldsOf(type as Class).size > 0;
}

/** True when a class-validator rule says what the field is. */
function isRuled(data: Class, name: string): boolean {
  return getMetadataStorage()
    .getTargetValidationMetadatas(data, '', true, false)
    .some((rule) => rule.propertyName === name && rule.name !== 'isOptional');
}

function behaviour(data: Class): string[] {
  return Object.getOwnPropertyNames(data.prototype as object).filter((name) => name !== 'constructor');
}
