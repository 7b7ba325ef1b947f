import type { ConnectorDocument, TimeFormat } from 'trunkline/document';
import { readMoment, writeMoment } from '../text/moment.js';

/** A cursor's text as the list's input field takes it: a number where the field is one, else the text, which `digits` fields hold too. */
export function sinceValue({ operations, schemas }: ConnectorDocument, list: string, field: string, text: string): string | number {
  const input = operations[list]?.input;
  const type = input === undefined ? undefined : schemas[input]?.properties?.[field]?.type;
  const isNumber = [type].flat().some((one) => one === 'integer' || one === 'number');
  return isNumber ? Number(text) : text;
}

/** An instant as a filter in another form takes it; what a form cannot tell is cut off, which reads again rather than too little. */
export function sinceMoment(format: TimeFormat, instant: string): string | number {
  return writeMoment(format, readMoment('iso-8601', instant)!);
}
