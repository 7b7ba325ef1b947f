import { expect } from 'chai';
import type { JsonSchema } from 'trunkline/document';
import { InputValidator } from '../../../core/document/input-validator.js';

describe('What is wrong with a value', () => {
  const words: readonly [JsonSchema, unknown, string][] = [
    [{ type: ['integer', 'null'] }, 'x', 'must be an integer'],
    [{ type: ['integer', 'string'] }, true, 'must be an integer or a string'],
    [{ type: 'string', format: 'iso-8601' }, 'yesterday', 'must be a time in ISO 8601, as 2026-01-31T09:00:00Z'],
    [{ type: 'string', format: 'email' }, 'x', 'must match format "email"'],
    [{ type: 'array', minItems: 1 }, [], 'must have at least 1 item'],
    [{ type: 'array', maxItems: 2 }, [1, 2, 3], 'must have at most 2 items'],
    [{ type: 'string', minLength: 1 }, '', 'must not be empty'],
    [{ type: 'string', minLength: 3 }, 'ab', 'must have at least 3 characters'],
    [{ type: 'string', maxLength: 1 }, 'ab', 'must have at most 1 character'],
  ];
  for (const [schema, value, expected] of words) {
    it(`is said for whoever wrote it: ${JSON.stringify(value)} ${expected}`, () => {
      expect(new InputValidator({ schemas: { Value: schema } }).faults('Value', value)).to.have.nested.property('[0].message', expected);
    });
  }
});
