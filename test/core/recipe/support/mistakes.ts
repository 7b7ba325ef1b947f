/** One mistake in a recipe: `‸` stands in front of the place that a fault must name. */
export interface Mistake {
  readonly what: string;
  readonly lines: readonly string[];
  /** Of the message. */
  readonly says: string;
  /** Of the remedy. */
  readonly advises?: string;
  readonly isWarning?: boolean;
}

const wrong = (what: string, lines: string | readonly string[], says: string, advises?: string): Mistake => ({
  what,
  lines: typeof lines === 'string' ? ['steps:', lines] : lines,
  says,
  ...(advises !== undefined && { advises }),
});

const idle = (...args: Parameters<typeof wrong>): Mistake => ({ ...wrong(...args), isWarning: true });

/** A mail whose subject is this expression. */
const mail = (expression: string): string => `  - { id: mail, uses: shop.sendMail, with: { to: a@b.c, subject: '\${{ ${expression} }}' } }`;
const when = (expression: string): string => `  - { id: ping, uses: shop.ping, if: '\${{ ${expression} }}' }`;
const PING = '  - { id: ping, uses: shop.ping }';

const FILE: readonly Mistake[] = [
  wrong(
    'an expression that needs quotes',
    ['steps:', '  - id: mail', '    uses: shop.sendMail', '    with:', '      subject: ‸${{ event.paid ? "a" : "b" }}', '      to: a'],
    'Nested mappings',
    'Put the expression in quotes',
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
    'a concurrency rule that there is not',
    ['concurrency: { key: a, full: ‸skipp }', 'steps:', PING],
    '`full` is',
    'Did you mean `skip`?',
  ),
  wrong('a concurrency key that is a list', ['concurrency: ‸${{ event.lines }}', 'steps:', PING], 'A key takes'),
  wrong('a concurrency key that names a step', ['concurrency: ${{ ‸steps.ping }}', 'steps:', PING], '`steps` has no value here'),
];

const CONNECTIONS: readonly Mistake[] = [
  wrong('a connector that there is not', ['connections: { shop: ‸shopp }', 'steps:', PING], 'no connector `shopp`', 'Did you mean `shop`?'),
  wrong('a connection that there is not', '  - { id: ping, uses: ‸shpo.ping }', 'no connection `shpo`', 'Did you mean `shop`?'),
  idle('a connection that nothing uses', ['connections: { shop: shop, ‸other: shop }', 'steps:', PING], '`other` is not used'),
  wrong('an operation that there is not', '  - { id: ping, uses: shop.‸pnig }', 'no action `pnig`', 'Did you mean `ping`?'),
  wrong('a list as a step', '  - { id: all, uses: shop.‸listOrders }', '`listOrders` is a list', 'for-each'),
  wrong('a download that becomes no file', '  - { id: file, uses: ‸shop.invoice }', '`invoice` is a download, and this step has no `to`'),
  wrong('a file of an action', '  - { id: ping, uses: shop.ping, ‸to: a.pdf }', '`ping` has no use for `to`'),
  wrong('a path that is a number', "  - { id: file, uses: shop.invoice, to: ‸'${{ event.id }}' }", 'A path takes a text'),
  wrong('an action as a trigger', ['on: [{ id: a, uses: shop.‸ping }]', 'steps:', PING], '`ping` is an action, and a trigger is needed'),
  wrong(
    'an action in a loop',
    ['steps:', '  - { id: all, for-each: { uses: shop.‸getOrder, with: { id: 1 } }, steps: [{ uses: shop.ping, id: p }] }'],
    '`getOrder` is an action',
  ),
  wrong('a schedule of too few fields', ['on: [{ id: a, schedule: ‸"0 9 * *" }]', 'steps:', PING], 'has five fields', 'day of the week'),
  wrong('a schedule with seconds', ['on: [{ id: a, schedule: ‸"0 0 9 * * *" }]', 'steps:', PING], 'has five fields'),
  wrong('a minute that there is not', ['on: [{ id: a, schedule: ‸"61 9 * * *" }]', 'steps:', PING], 'Invalid value for minute: 61'),
  wrong(
    'a schedule that means another time in each process',
    ['on: [{ id: a, schedule: ‸"? 9 * * *" }]', 'steps:', PING],
    'cannot have a field `?`',
  ),
  wrong('a day that never comes', ['on: [{ id: a, schedule: ‸"0 9 30 2 *" }]', 'steps:', PING], 'never due'),
  wrong(
    'a time zone that there is not',
    ['on: [{ id: a, schedule: "0 9 * * *", timezone: ‸Europe/Zurih }]', 'steps:', PING],
    'There is no time zone `Europe/Zurih`',
    'Did you mean `Europe/Zurich`?',
  ),
  wrong(
    'an offset as a time zone',
    ['on: [{ id: a, schedule: "0 9 * * *", timezone: ‸"+01:00" }]', 'steps:', PING],
    'There is no time zone',
  ),
  wrong(
    'a rule for missed times that there is not',
    ['on: [{ id: a, schedule: "0 9 * * *", missed: ‸onc }]', 'steps:', PING],
    '`missed` is `skip` or `once` or `all`',
    'Did you mean `once`?',
  ),
  wrong('too many missed times', ['on: [{ id: a, schedule: "0 9 * * *", missed: all, most: ‸1001 }]', 'steps:', PING], 'from 1 to 1000'),
  wrong('a most of one', ['on: [{ id: a, schedule: "0 9 * * *", ‸most: 5 }]', 'steps:', PING], '`most` belongs to `missed: all`'),
  wrong(
    'missed times that would skip one another',
    ['on: [{ id: a, schedule: "0 9 * * *", missed: all, overlap: ‸skip }]', 'steps:', PING],
    'begin together',
    'overlap: queue',
  ),
  wrong(
    'an overlap beside a concurrency',
    ['concurrency: all', 'on: [{ id: a, schedule: "0 9 * * *", ‸overlap: skip }]', 'steps:', PING],
    'has a `concurrency`',
  ),
  wrong('a poll of a schedule', ['on: [{ id: a, schedule: "0 9 * * *", ‸every: 5m }]', 'steps:', PING], 'A schedule has no key `every`'),
  wrong(
    'a field that a due time does not have',
    ['on: [{ id: a, schedule: "0 9 * * *" }]', 'steps:', mail('event.‸dueu')],
    'There is no',
    '`due`',
  ),
  wrong(
    'a beginning that there is not',
    ['on: [{ id: a, uses: shop.newOrder, start: ‸nwo }]', 'steps:', PING],
    '`start` is',
    'Did you mean `now`?',
  ),
  wrong(
    'a beginning at no instant',
    ['on: [{ id: a, uses: shop.newOrder, start: { since: ‸monday } }]', 'steps:', PING],
    '`since` is an instant',
    'ISO 8601',
  ),
  wrong(
    'a beginning at an instant that no record tells',
    ['on: [{ id: a, uses: shop.orderDiffers, start: ‸{ since: 2026-01-31 } }]', 'steps:', PING],
    'tell no time',
    'start: now',
  ),
  wrong(
    'a change that there is not',
    ['on: [{ id: a, uses: shop.orderDiffers }]', 'steps:', '  - { id: ping, uses: shop.ping, if: \'${{ event.change == ‸"gone" }}\' }'],
    'gone',
  ),
  wrong('`uses` without a dot', '  - { id: ping, uses: ‸ping }', '`uses` names a connection and one of its operations'),
];

const INPUTS: readonly Mistake[] = [
  wrong('a missing input', '  - { id: mail, uses: shop.sendMail, with: ‸{ to: a@b.c } }', 'needs the input `subject`', 'Add `subject:`'),
  wrong('an unknown input', '  - { id: get, uses: shop.getOrder, with: { id: 1, ‸idd: 2 } }', 'has no input `idd`', 'Did you mean `id`?'),
  wrong('an input of an action that takes none', '  - { id: ping, uses: shop.ping, with: ‸{ id: 1 } }', '`ping` takes no input'),
  wrong(
    'a word that is none of those',
    '  - { id: m, uses: shop.sendMail, with: { to: a, subject: b, kind: ‸alrm } }',
    '`kind` must be',
    'Did you mean `alarm`?',
  ),
  wrong(
    'a number that is too large',
    '  - { id: m, uses: shop.sendMail, with: { to: a, subject: b, copies: ‸9 } }',
    '`copies` must be <= 5',
  ),
  wrong(
    'a text that is too long',
    '  - { id: m, uses: shop.sendMail, with: { to: a, subject: ‸aaaaaaaaaaaaaaaaaaaaaaaa } }',
    'more than 20',
  ),
  wrong(
    'an expression of another type',
    "  - { id: get, uses: shop.getOrder, with: { id: ‸'${{ event.number }}' } }",
    '`id` takes a whole number, and this gives a text',
  ),
  wrong(
    'an expression of another type in a list',
    "  - { id: m, uses: shop.sendMail, with: { to: a, subject: b, tags: [‸'${{ event.id }}'] } }",
    'takes a text, and this gives a whole number',
  ),
  wrong(
    'a list of items of another type',
    "  - { id: m, uses: shop.sendMail, with: { to: a, subject: b, tags: ‸'${{ event.lines.map(l, l.quantity) }}' } }",
    '`tags`, at `[]`, takes a text',
  ),
  wrong(
    'an expression that gives another word',
    '  - { id: m, uses: shop.sendMail, with: { to: a, subject: b, kind: ‸\'${{ event.paid ? "inof" : "alrm" }}\' } }',
    'is never "inof"',
    'Did you mean `info`?',
  ),
  wrong(
    'a field of a nested map',
    '  - { id: m, uses: shop.sendMail, with: { to: a, subject: b, customer: { ‸emial: x, email: y } } }',
    'has no input `emial`',
    'Did you mean `email`?',
  ),
  wrong(
    'a wrong field in a map of an expression',
    '  - { id: m, uses: shop.sendMail, with: { to: a, subject: b, customer: ‸\'${{ {"email": 5} }}\' } }',
    '`customer`, at `email`, takes a text',
  ),
  wrong(
    'a wrong input of a trigger',
    ['on: [{ id: a, uses: shop.newOrder, with: { status: ‸opne } }]', 'steps:', PING],
    '`status` must be',
    'Did you mean `open`?',
  ),
  wrong(
    'a trigger that names an event',
    ['on: [{ id: a, uses: shop.newOrder, with: { status: "${{ ‸event.status }}" } }]', 'steps:', PING],
    '`event` has no value here',
  ),
];

const EXPRESSIONS: readonly Mistake[] = [
  wrong('a field that a record does not have', mail('event.‸nubmer'), 'no field `nubmer`', 'Did you mean `number`?'),
  wrong(
    'a field of an item in a macro',
    when('event.lines.exists(l, l.‸quantitty > 1)'),
    'no field `quantitty`',
    'Did you mean `quantity`?',
  ),
  wrong('an optional field that a record does not have', mail('event.?‸nte.orValue("")'), 'no field `nte`', 'Did you mean `note`?'),
  wrong('a name that nothing has', mail('‸evnt.number'), '`evnt` is not known', 'Did you mean `event`?'),
  wrong('a var that there is not', mail('vars.‸greting'), 'no var `greting`', 'Did you mean `greeting`?'),
  wrong('an input that there is not', mail('inputs.‸since'), 'no input `since`'),
  wrong('an event where nothing starts the recipe', ['on: []', 'steps:', mail('event.‸number')], 'Nothing under `on` starts'),
  wrong(
    'an expression that does not end',
    "  - { id: m, uses: shop.sendMail, with: { to: a, subject: 'x ‸${{ event.number' } }",
    'has no }}',
  ),
  wrong('an expression that cannot be read', mail('event.id ‸+* 1').replace('‸+*', '+‸*'), 'unexpected'),
  wrong(
    'a condition that is no condition',
    "  - { id: p, uses: shop.ping, if: ‸'${{ event.total }}' }",
    'A condition takes true or false, and this gives a number',
  ),
  wrong(
    'a condition with text around it',
    "  - { id: p, uses: shop.ping, if: ‸'paid ${{ event.paid }}' }",
    'A condition is one whole expression',
  ),
  wrong('a number compared with a text', when('event.total ‸> "100"'), 'A number cannot be compared with a text'),
  wrong('a text that is never a number', when('event.number ‸== 5'), 'A text is never equal to a whole number'),
  wrong('a word that a status never is', when('event.status == ‸"piad"'), 'never "piad"', 'Did you mean `paid`?'),
  wrong('an item that is never in a list', when('5 ‸in event.tags'), 'A whole number is never in this list'),
  wrong(
    'a time compared with a text',
    when('timestamp(event.created_at) ‸> event.created_at'),
    'A time cannot be compared with a text',
    'timestamp()',
  ),
  wrong('a remainder of a number of data', when('event.id ‸% 2 == 0'), '`%` does not take a number and a whole number', 'int()'),
  wrong('a text put together with a number', mail('event.number ‸+ event.id'), '`+` does not take a text and a number', 'string()'),
  wrong('a side of `&&` that is a number', when('event.paid && ‸event.total'), 'A side of `&&` is true or false'),
  wrong('a function that there is not', mail('event.number.‸toUpper()'), 'no function `toUpper`'),
  wrong('a function of other values', mail('event.number.‸substring("1")'), '`substring` of a text does not take a text'),
  wrong('a macro over no list', when('‸event.number.exists(c, c == "a")'), '`exists` goes through a list, and this is a text'),
  wrong(
    'a duration that CEL does not read',
    when('timestamp(event.created_at) + ‸duration("2d") > timestamp(event.created_at)'),
    'This always fails',
    '36h',
  ),
  wrong('a pattern that cannot be read', when('event.number.reMatches(‸"(a")'), 'This pattern cannot be read'),
  wrong('`matches`, which may take for ever', when('event.number.‸matches("a")'), 'matches()', 'reMatches()'),
  wrong('an optional that is not ended', mail('‸event.?note').replace('${{ ‸', '${{ ‸'), 'which is no data', 'orValue'),
  wrong(
    'a list inside a text',
    "  - { id: m, uses: shop.sendMail, with: { to: a, subject: 'x ${{ ‸event.tags }}' } }",
    'Inside a text stands',
  ),
  wrong('numbers joined to a text', mail('event.lines.map(l, l.quantity).‸join(",")'), '`join` puts texts together', 'string(x)'),
];

const STEPS: readonly Mistake[] = [
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
  wrong('a retry without a count', '  - { id: p, uses: shop.ping, retry: ‸{ delay: 5s } }', '`retry` has no `attempts`'),
];

const BLOCKS: readonly Mistake[] = [
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
  wrong('a case without steps', ['steps:', '  - switch: ${{ event.id }}', '    cases: [‸{ is: 5 }]'], 'A case has no `steps`'),
  wrong('a switch without cases', ['steps:', '  - { switch: "${{ event.id }}", cases: ‸[] }'], 'has no cases'),
  wrong(
    'a loop over a text',
    ['steps:', '  - { id: all, for-each: ‸"${{ event.number }}", steps: [{ id: p, uses: shop.ping }] }'],
    '`for-each` takes a list, and this gives a text',
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

const WAITS: readonly Mistake[] = [
  wrong('a wait of nothing', '  - { wait: ‸soon }', '`wait` is a duration, an instant or a signal'),
  wrong('a wait of a list', "  - { wait: ‸'${{ event.lines }}' }", 'A wait takes a text or a number'),
  wrong('an instant that is none', '  - { wait: { until: ‸tomorrow } }', '`tomorrow` is no instant', 'ISO 8601'),
  wrong('an instant that is a number', "  - { wait: { until: ‸'${{ event.total }}' } }", '`until` takes a text'),
  wrong('a signal whose name has another form', '  - { wait: { signal: ‸"Say Yes" } }', 'has a form that cannot be used'),
  wrong('a rule for a time that is not limited', '  - { wait: { signal: ok, ‸on-timeout: continue } }', '`on-timeout` needs a `timeout`'),
  wrong('a rule that there is not', '  - { wait: { signal: ok, timeout: 5m, on-timeout: ‸go } }', '`on-timeout` is'),
  wrong(
    'both an instant and a signal',
    '  - { wait: ‸{ until: 2026-01-01T00:00:00Z, signal: ok } }',
    '`wait` has one of `until` and `signal`',
  ),
  wrong('a code of another form', '  - { fail: { message: a, code: ‸Too-Late } }', 'has a form that cannot be used'),
  wrong('a message that is a number', "  - { fail: ‸'${{ event.total }}' }", 'A message takes a text'),
];

const CALLS: readonly Mistake[] = [
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
    'The default of `since` must be integer',
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

export const MISTAKES: readonly Mistake[] = [...FILE, ...CONNECTIONS, ...INPUTS, ...EXPRESSIONS, ...STEPS, ...BLOCKS, ...WAITS, ...CALLS];
