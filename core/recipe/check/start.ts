import type { OperationDocument } from 'trunkline/document';
import type { Place } from '../../yaml/nodes.js';
import type { YamlFile } from '../../yaml/yaml-file.js';
import type { EventTrigger } from '../recipe.js';

/** What only webhooks tell of is never asked for. */
export function checkPolled(file: YamlFile, node: Place, { uses, everyMs }: EventTrigger, operation: OperationDocument): void {
  if (everyMs === undefined || operation.kind !== 'trigger' || operation.poll) return;
  file.fault(
    node,
    `\`${uses.operation}\` is told by webhooks alone and is never polled, so \`every\` has no use.`,
    'Leave `every` out: a run begins as soon as the vendor tells of an event.',
  );
}

/** A trigger can begin at an instant only where its records tell one. */
export function checkStart(file: YamlFile, node: Place, { start }: EventTrigger, operation: OperationDocument): void {
  if (typeof start !== 'object' || operation.kind !== 'trigger') return;
  const { cursorType, detects, continues } = operation.poll ?? {};
  if (cursorType === 'instant' && !detects && !continues) return;
  file.fault(
    node,
    'The records of this trigger tell no time, so it cannot begin at one.',
    'Write `start: now`, or leave it out for all there is.',
  );
}
