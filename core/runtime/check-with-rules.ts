import { createRequire } from 'node:module';
import type { ValidationError } from 'class-validator';
import { InvalidInputError, type ErrorDetail } from 'trunkline/errors';
import type { ConnectorCode } from '../document/source.js';
import type { OperationPlan } from './operation-plan.js';

const require = createRequire(import.meta.url);

/**
 * Runs the rules of an input class that have no JSON Schema. Loaded only where a document asks for it.
 *
 * @throws InvalidInputError with every fault.
 */
export async function checkWithRules(
  values: object,
  plan: OperationPlan,
  { dataClasses }: ConnectorCode,
  operation: string,
): Promise<void> {
  const { plainToInstance } = require('class-transformer') as typeof import('class-transformer');
  const { validate } = require('class-validator') as typeof import('class-validator');
  const details: ErrorDetail[] = [];
  for (const name of plan.document.validators ?? []) {
    const instance = plainToInstance(dataClasses.get(name) as new () => object, values);
    details.push(...(await validate(instance)).flatMap((error) => toDetails(error, '')));
  }
  if (details.length === 0) return;
  const told = details.map(({ path, message }) => `\`${path}\` ${message}`).join('; ');
  throw new InvalidInputError(`${operation} was not sent: ${told}.`, { operation, details });
}

function toDetails({ property, constraints, children }: ValidationError, prefix: string): ErrorDetail[] {
  const path = `${prefix}${property}`;
  const own = Object.entries(constraints ?? {}).map(([code, message]) => ({ path, message, code }));
  return [...own, ...(children ?? []).flatMap((child) => toDetails(child, `${path}.`))];
}
