import { type Mistake, idle, mail, PING, when, wrong } from './mistake.js';

export const STEPS: readonly Mistake[] = [
  wrong('a step that there is not', ['steps:', PING, mail('steps.‸pnig')], 'no step `pnig`', 'Did you mean `ping`?'),
  wrong(
    'a step that has not run',
    ['steps:', mail('string(steps.‸late.id)'), '  - { id: late, uses: shop.sendMail, with: { to: a, subject: b } }'],
    '`late` has not run yet',
  ),
  wrong(
    'a step of the other branch',
    [
      'steps:',
      '  - if: ${{ event.paid }}',
      '    then: [{ id: one, uses: shop.ping }]',
      `    else: [{ id: two, uses: shop.ping, if: '\${{ has(steps.‸one) }}' }]`,
    ],
    '`one` has not run yet',
  ),
  wrong(
    'a step of a loop, outside of it',
    [
      'steps:',
      '  - { id: all, for-each: "${{ event.lines }}", steps: [{ id: in, uses: shop.ping }] }',
      when('has(steps.‸in)').replace('id: ping', 'id: later'),
    ].map((line) => line.replace('id: in,', 'id: inside,').replace('‸in)', '‸inside)')),
    '`inside` runs inside a loop',
    'collect',
  ),
  wrong('a step that gives no output', ['steps:', '  - { id: pause, wait: 5m }', when('steps.‸pause == null')], '`pause` gives no output'),
  wrong('two steps with one id', ['steps:', PING, '  - { id: ‸ping, uses: shop.ping }'], 'another step with the id `ping`'),
  wrong('an id that a step without one has', '  - { id: ‸wait_1, uses: shop.ping }', 'what a step without an id is called'),
  wrong('no id', ['steps:', '  - ‸{ uses: shop.ping }'], 'has no `id`'),
  wrong('a step behind the end', ['steps:', '  - fail: no', '  - ‸{ id: ping, uses: shop.ping }'], 'never reached', 'remove one of them'),
  wrong(
    'a step behind a branch that always ends',
    ['steps:', '  - if: ${{ event.paid }}', '    then: [return: 1]', '    else: [fail: no]', '  - ‸{ id: ping, uses: shop.ping }'],
    'never reached',
  ),
  idle('a step that never runs', '  - { id: ping, uses: shop.ping, if: ‸false }', 'never runs'),
  idle(
    'a branch that never runs',
    ['steps:', "  - if: ‸'${{ 1 > 2 }}'", '    then: [{ id: ping, uses: shop.ping }]'],
    'always false, so `then` never runs',
  ),
  wrong(
    'a step that tries too often',
    '  - { id: p, uses: shop.ping, retry: { attempts: ‸1000 } }',
    '`attempts` is a whole number from 1 to 100',
  ),
  wrong(
    'a retry that is a number',
    '  - { id: p, uses: shop.ping, retry: ‸5 }',
    '`retry` is a map that says how many `attempts` are made',
    'Write `retry: { attempts: 5 }`.',
  ),
  wrong(
    'a retry that is no number',
    '  - { id: p, uses: shop.ping, retry: ‸often }',
    '`retry` is a map that says how many `attempts` are made',
    'Write `retry: { attempts: 3 }`.',
  ),
  wrong('a retry without a count', '  - { id: p, uses: shop.ping, retry: ‸{ delay: 5s } }', '`retry` has no `attempts`'),
];
