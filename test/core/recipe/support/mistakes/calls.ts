import { type Mistake, PING, when, wrong } from './mistake.js';

export const CALLS: readonly Mistake[] = [
  wrong('a recipe that there is not', '  - { id: sub, call: ‸othr }', 'no recipe `othr`', 'Did you mean `other`?'),
  wrong('a missing input of a recipe', '  - ‸{ id: sub, call: other }', '`other` needs the input `email`'),
  wrong(
    'an unknown input of a recipe',
    '  - { id: sub, call: other, with: { email: a@b.c, ‸emial: b } }',
    'has no input `emial`',
    'Did you mean `email`?',
  ),
  wrong(
    'an input of another type',
    "  - { id: sub, call: other, with: { email: ‸'${{ event.id }}' } }",
    '`email` takes a text, and this gives a whole number',
  ),
  wrong(
    'an output that there is not',
    ['steps:', '  - { id: sub, call: other, with: { email: a } }', when('steps.sub.‸cuont > 1')],
    'no field `cuont`',
    'Did you mean `count`?',
  ),
  wrong(
    'an output of another type',
    ['steps:', '  - { id: sub, call: other, with: { email: a } }', when('steps.sub.count ‸== "1"')],
    'A number is never equal to a text',
  ),
  wrong('an input without a type', ['inputs: { since: ‸{ description: When } }', 'steps:', PING], 'has no `type`'),
  wrong(
    'an input of a type that there is not',
    ['inputs: { since: { type: ‸strng } }', 'steps:', PING],
    '`type` is',
    'Did you mean `string`?',
  ),
  wrong(
    'a default that the input does not take',
    ['inputs: { since: { type: integer, default: ‸now } }', 'steps:', PING],
    'The default of `since` must be an integer',
  ),
  wrong(
    'a pattern of an input that cannot be read',
    ['inputs: { since: { type: string, pattern: ‸"(" } }', 'steps:', PING],
    'This pattern cannot be read',
  ),
  wrong('an output that is missing', ['outputs: { count: { type: integer } }', 'steps:', '  - return: ‸{}'], 'needs the output `count`'),
  wrong(
    'an output that is not declared',
    ['outputs: { count: { type: integer } }', 'steps:', '  - return: { count: 1, ‸cuont: 2 }'],
    'has no output `cuont`',
    'Did you mean `count`?',
  ),
  wrong(
    'an output of another type than declared',
    ['outputs: { count: { type: integer } }', 'steps:', "  - return: { count: ‸'${{ event.number }}' }"],
    '`count` takes a whole number',
  ),
  wrong(
    'outputs that are not always given',
    ['‸outputs: { count: { type: integer } }', 'steps:', '  - { return: { count: 1 }, if: "${{ event.paid }}" }'],
    'can end without giving its outputs',
  ),
];
