import { type Mistake, PING, wrong } from './mistake.js';

export const FILE: readonly Mistake[] = [
  wrong(
    'an expression that needs quotes',
    ['steps:', '  - id: mail', '    uses: shop.sendMail', '    with:', '      subject: ‸${{ event.paid ? "a" : "b" }}', '      to: a'],
    'Nested mappings',
    'Put the expression in quotes',
  ),
  wrong(
    'a key of a step that begins one column too far left',
    ['steps:', '  - id: ping', '   ‸uses: shop.ping', '    if: ${{ event.paid }}'],
    'The indentation is wrong: this line begins in column 4',
    'Begin it in column 5, under `id` of line',
  ),
  wrong(
    'a step that begins one column too far left',
    ['steps:', PING, ' ‸- try: [{ fail: no }]', '   catch: [{ fail: no }]'],
    'The indentation is wrong: this line begins in column 2',
    'Begin it in column 3, under `-` of line',
  ),
  wrong(
    'a catch that begins elsewhere than its try',
    ['steps:', '  - try:', '      - fail: no', '   ‸catch: [{ fail: no }]'],
    'The indentation is wrong: this line begins in column 4',
    'Begin it in column 5, under `try` of line',
  ),
  wrong('an unknown key of the file', ['‸stepz: []', 'steps:', PING], 'has no key `stepz`', 'Did you mean `steps`?'),
  wrong('no steps', ['steps: ‸[]'], '`steps` has no steps'),
  wrong('an empty step', ['steps:', PING, '  - ‸{}'], 'does not say what it does', 'It has one of'),
  wrong('a kind that is misspelled', ['steps:', '  - { id: one, ‸use: shop.ping }'], 'does not say what it does', 'Did you mean `uses`?'),
  wrong('two kinds in one step', ['steps:', '  - { id: one, uses: shop.ping, ‸wait: 5m }'], 'A step has one of', 'Make two steps'),
  wrong('a key that a kind does not have', '  - { id: one, uses: shop.ping, ‸iff: true }', 'has no key `iff`', 'Did you mean `if`?'),
  wrong('a name of another form', ['name: ‸Intake!', 'steps:', PING], 'has a form that cannot be used'),
  wrong('a var that is an expression', ['vars: { now: ‸"${{ event.id }}" }', 'steps:', PING], 'Vars are plain values'),
  wrong('a duration without a unit', ['timeout: ‸5', 'steps:', PING], '`timeout` is a duration', '30s'),
  wrong(
    'a duration of nothing',
    ['on: [{ id: a, uses: shop.newOrder, every: ‸0s }]', 'steps:', PING],
    'is a duration of 1ms or more',
    '30s',
  ),
  wrong(
    'a start that is none',
    ['on: [{ id: a, uses: shop.newOrder, start: ‸yesterday }]', 'steps:', PING],
    '`start` is `now`, `all` or `{ since: … }`',
    'start: { since: 2026-01-31T09:00:00Z }',
  ),
  wrong(
    'a start at an instant without a name',
    ['on: [{ id: a, uses: shop.newOrder, start: ‸2026-05-01 }]', 'steps:', PING],
    '`start` is',
    'start: { since: 2026-05-01 }',
  ),
  wrong(
    'a concurrency rule that there is not',
    ['concurrency: { key: a, full: ‸skipp }', 'steps:', PING],
    '`full` is',
    'Did you mean `skip`?',
  ),
  wrong(
    'an interval for a trigger that nothing polls',
    ['on: [{ id: orders, uses: shop.toldOrder, every: ‸5m }]', 'steps:', PING],
    '`toldOrder` is told by webhooks alone',
    'Leave `every` out',
  ),
  wrong('a concurrency key that is a list', ['concurrency: ‸${{ event.lines }}', 'steps:', PING], 'A key takes'),
  wrong('a concurrency key that names a step', ['concurrency: ${{ ‸steps.ping }}', 'steps:', PING], '`steps` has no value here'),
];
