import type { DataClass } from '../document/class.js';
import type { OperationContext } from '../document/declaration.js';
import type { Method, RequestDocument } from '../document/operation-document.js';
import type { Writer } from '../document/part.js';
import { pathNames } from '../document/path-names.js';
import type { FieldDeclaration } from '../document/field-declaration.js';
import type { FieldTarget } from '../document/selector.js';
import { fieldsOf } from '../document/store.js';

type Parameters<P extends string> = P extends `${string}{${infer Name}}${infer Rest}` ? Name | Parameters<Rest> : never;

/** A path template whose every `{name}` is a field of the input class; else the compiler names the one that is not. */
export type PathFor<P extends string, I> = P &
  ([Parameters<P>] extends [keyof I] ? unknown : [`the input class has no field ${Exclude<Parameters<P>, keyof I>}`]);

export interface RequestShape<I> {
  readonly input?: DataClass<I>;
  /** Form of the body. Default `json`. */
  readonly body?: 'json' | 'form';
  /** How an array is written in the query: `a=1,2` or `a=1&a=2`. Default `comma`. */
  readonly arrays?: 'comma' | 'repeat';
  /** What the answer's body is; text needs `as`. Default `json`. */
  readonly answer?: 'json' | 'text';
  /** Headers that are the same in every call. */
  readonly headers?: Readonly<Record<string, string>>;
  /**
   * Parameters that are the same in every call, as `{ status: 'finished' }`: in the query of a GET or DELETE, else in the body. `{}` sends an
   * empty JSON object where a vendor wants a body and nothing in it.
   */
  readonly fixed?: Readonly<Record<string, string | number | boolean>>;
  readonly service?: string;
}

/**
 * The request as data: path fields go to the path, the rest to the usual place, unless a field says otherwise. Without another, that is the
 * query or the body as the method has it.
 */
export function writeRequest<I>(
  writer: Writer,
  context: OperationContext,
  method: Method,
  path: string,
  shape: RequestShape<I>,
  usual: FieldTarget['in'] = usualPlace(method),
): { readonly input?: string; readonly request: RequestDocument } {
  const inPath = pathNames(path);
  const declared: ReadonlyMap<string, FieldDeclaration> = shape.input ? fieldsOf(shape.input) : new Map<string, never>();
  const fields: Record<string, FieldTarget> = {};
  for (const [name, field] of declared) {
    const place = inPath.includes(name) ? 'path' : (field.in ?? usual);
    fields[name] = writeTarget(writer, name, place, field);
    if (place === 'path' && field.optional)
      writer.fault(`\`${name}\` stands in the path and is optional`, 'Declare it with @Field: a path has no gaps.');
    if ((place === 'body' || place === 'whole-body') && method === 'GET')
      writer.fault(`\`${name}\` goes to the body of a GET`, 'Send it in the query, or use another method.');
  }
  checkWholeBody(writer, fields, shape.body);
  checkFixed(writer, usual, fields, shape.fixed);
  for (const name of inPath.filter((parameter) => !declared.has(parameter))) {
    writer.fault(
      `\`{${name}}\` in the path is no field of the input class`,
      `Declare \`${name}\` with @Field in ${shape.input?.name ?? 'an input class'}.`,
    );
  }
  if (!path.startsWith('/') || path.includes('?')) {
    writer.fault(`\`${path}\` is no path`, 'Begin it with `/` and leave the query to the input class.');
  }
  if (shape.service !== undefined && !context.connector.services.includes(shape.service)) {
    writer.fault(`no service is named \`${shape.service}\``, `Known services: ${context.connector.services.join(', ')}.`);
  }
  const { service, body, arrays, headers, fixed, answer } = shape;
  return {
    ...(shape.input ? { input: writer.schema(shape.input) } : {}),
    request: {
      method,
      path,
      ...(service ? { service } : {}),
      fields,
      ...(body ? { body } : {}),
      ...(arrays ? { arrays } : {}),
      ...(headers ? { headers } : {}),
      ...(fixed ? { fixed } : {}),
      ...(answer ? { answer } : {}),
    },
  };
}

function usualPlace(method: Method): FieldTarget['in'] {
  return method === 'GET' || method === 'DELETE' ? 'query' : 'body';
}

function writeTarget(writer: Writer, field: string, place: FieldTarget['in'], { name = field, style }: FieldDeclaration): FieldTarget {
  if (style === undefined) return { in: place, name };
  if (place === 'query') return { in: place, name, style };
  writer.fault(`\`${field}\` is written in brackets and goes to the ${place}`, "Send it in the query: `in: 'query'`.");
  return { in: place, name };
}

/** A field that is the whole body leaves no room for another in it, nor for a form. */
function checkWholeBody(writer: Writer, fields: Readonly<Record<string, FieldTarget>>, form: 'json' | 'form' | undefined): void {
  const inBody = Object.values(fields).filter(({ in: place }) => place === 'body' || place === 'whole-body');
  const whole = inBody.find(({ in: place }) => place === 'whole-body');
  if (whole === undefined || (inBody.length === 1 && form !== 'form')) return;
  writer.fault(
    `\`${whole.name}\` is the whole body, and not alone in it`,
    'Send the other fields in the path, the query or a header, and the body as JSON.',
  );
}

/** What is the same in every call stands where no input field does. */
function checkFixed(
  writer: Writer,
  usual: FieldTarget['in'],
  fields: Readonly<Record<string, FieldTarget>>,
  fixed: RequestShape<never>['fixed'],
): void {
  for (const name of Object.keys(fixed ?? {})) {
    if (Object.values(fields).some((field) => field.in === usual && field.name === name))
      writer.fault(`\`${name}\` is fixed and a field of the input class`, 'Leave it out of the input class, or let the caller say it.');
  }
  if (fixed && usual === 'body' && Object.values(fields).some(({ in: place }) => place === 'whole-body'))
    writer.fault('a field is the whole body, and something in it is fixed', 'Leave `fixed` out: the field says all.');
}
