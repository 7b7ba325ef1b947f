import { type Mistake, wrong } from './mistake.js';

export const BLOCKS: readonly Mistake[] = [
  wrong(
    'a case that stands twice',
    [
      'steps:',
      '  - switch: ${{ event.number }}',
      '    cases:',
      '      - { is: a, steps: [fail: a] }',
      '      - { is: [b, ‸a], steps: [fail: b] }',
    ],
    'stands twice',
    'Remove one',
  ),
  wrong(
    'a case of a word that never comes',
    ['steps:', '  - switch: ${{ event.status }}', '    cases: [{ is: ‸piad, steps: [fail: a] }]'],
    'never "piad"',
    'Did you mean `paid`?',
  ),
  wrong(
    'a case of another type',
    ['steps:', '  - switch: ${{ event.id }}', '    cases: [{ is: ‸"5", steps: [fail: a] }]'],
    'The value is never "5"',
    'number without',
  ),
  wrong(
    'a switch over an expression without its braces',
    ['steps:', '  - switch: ‸event.status', '    cases: [{ is: paid, steps: [fail: a] }]'],
    'This switch looks at a text',
    'Write `switch: ${{ event.status }}`.',
  ),
  wrong('a case without steps', ['steps:', '  - switch: ${{ event.id }}', '    cases: [‸{ is: 5 }]'], 'A case has no `steps`'),
  wrong('a switch without cases', ['steps:', '  - { switch: "${{ event.id }}", cases: ‸[] }'], 'has no cases'),
  wrong(
    'a loop over a text',
    ['steps:', '  - { id: all, for-each: ‸"${{ event.number }}", steps: [{ id: p, uses: shop.ping }] }'],
    '`for-each` takes a list, and this gives a text',
  ),
  wrong(
    'a loop over an expression without its braces',
    ['steps:', '  - { id: all, for-each: ‸event.lines, steps: [{ id: p, uses: shop.ping }] }'],
    '`for-each` goes through a list',
    'Write `for-each: ${{ event.lines }}`.',
  ),
  wrong(
    'a loop over an expression with the braces of another tool',
    ['steps:', '  - { id: all, for-each: ‸"{{ event.lines }}", steps: [{ id: p, uses: shop.ping }] }'],
    '`for-each` goes through a list',
    'Write `for-each: ${{ event.lines }}`.',
  ),
  wrong(
    'a loop over a word',
    ['steps:', '  - { id: all, for-each: ‸lines, steps: [{ id: p, uses: shop.ping }] }'],
    '`for-each` goes through a list',
    'Name one, `${{ event.items }}`',
  ),
  wrong(
    'a key of items without its braces',
    ['steps:', '  - { id: all, for-each: "${{ event.lines }}", key: ‸item.sku, steps: [{ id: p, uses: shop.ping }] }'],
    'The key is one whole expression',
    'Write it as `key: ${{ item.sku }}`.',
  ),
  wrong(
    'a key of items with the braces of another tool',
    ['steps:', '  - { id: all, for-each: "${{ event.lines }}", key: ‸"{{ item.sku }}", steps: [{ id: p, uses: shop.ping }] }'],
    'The key is one whole expression',
    'Write it as `key: ${{ item.sku }}`.',
  ),
  wrong(
    'more items at once than there may be',
    ['steps:', '  - { id: all, for-each: "${{ event.lines }}", max-parallel: ‸100000, steps: [{ id: p, uses: shop.ping }] }'],
    'a whole number from 1 to 64',
    'Write `max-parallel: 64`.',
  ),
  wrong(
    'a loop whose item is called event',
    ['steps:', '  - { id: all, for-each: "${{ event.lines }}", as: ‸event, steps: [{ id: p, uses: shop.ping }] }'],
    '`event` is taken already',
  ),
  wrong(
    'a loop whose item has a name of the language',
    ['steps:', '  - { id: all, for-each: "${{ event.lines }}", as: ‸int, steps: [{ id: p, uses: shop.ping }] }'],
    '`int` means something else',
  ),
  wrong(
    'a loop that does too much at once',
    ['steps:', '  - { id: all, for-each: "${{ event.lines }}", max-parallel: ‸500, steps: [{ id: p, uses: shop.ping }] }'],
    '`max-parallel` is a whole number',
  ),
  wrong(
    'a loop rule that there is not',
    ['steps:', '  - { id: all, for-each: "${{ event.lines }}", on-error: ‸contiune, steps: [{ id: p, uses: shop.ping }] }'],
    '`on-error` is',
    'Did you mean `continue`?',
  ),
  wrong(
    'a key that is no key',
    ['steps:', "  - { id: all, for-each: '${{ event.lines }}', key: ‸'${{ item }}', steps: [{ id: p, uses: shop.ping }] }"],
    'A key takes a text or a number',
  ),
  wrong(
    'a field that an item does not have',
    [
      'steps:',
      "  - { id: all, for-each: '${{ event.lines }}', steps: [{ id: p, uses: shop.ping, if: '${{ item.‸skuu == \"a\" }}' }] }"
        .replace("'${{ item", '"${{ item')
        .replace('\\"', "'")
        .replace('"a" }}\'', "'a' }}\""),
    ],
    'no field `skuu`',
    'Did you mean `sku`?',
  ),
  wrong(
    '`return` in a loop',
    ['steps:', '  - { id: all, for-each: "${{ event.lines }}", steps: [‸{ return: 1 }] }'],
    '`return` cannot stand in a loop',
  ),
  wrong(
    '`return` in parallel',
    ['steps:', '  - parallel: { a: [‸{ return: 1 }], b: [{ id: p, uses: shop.ping }] }'],
    '`return` cannot stand in a loop, in `parallel`',
  ),
  wrong('a try that catches nothing', ['steps:', '  - ‸{ try: [{ id: p, uses: shop.ping }] }'], 'no `catch` and no `finally`'),
  wrong(
    'an error that there is not',
    ['steps:', '  - { try: [{ id: p, uses: shop.ping }], catch: { errors: [‸NotFuondError], steps: [fail: a] } }'],
    'no error `NotFuondError`',
    'Did you mean `NotFoundError`?',
  ),
  wrong(
    'a field that an error does not have',
    ['steps:', "  - { try: [{ id: p, uses: shop.ping }], catch: [{ fail: 'x ${{ error.‸mesage }}' }] }"],
    'no field `mesage`',
    'Did you mean `message`?',
  ),
];
