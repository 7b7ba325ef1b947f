/** Recipes with nothing wrong in them, by what each is about. Between them they have every construct of the language. */
export const RIGHT: Readonly<Record<string, string>> = {
  'a step of each kind of value': `
steps:
  - id: mail
    uses: shop.sendMail
    if: \${{ event.total > vars.limit && event.customer.vip }}
    timeout: 30s
    retry: { attempts: 3, delay: 2s, backoff: constant }
    with:
      to: \${{ event.customer.email }}
      subject: order \${{ event.number }} of \${{ event.id }}
      kind: '\${{ event.paid ? "info" : "alarm" }}'
      copies: \${{ size(event.lines) }}
      tags: \${{ event.tags + ["new"] }}
      customer: { email: '\${{ event.customer.email }}', vip: true }
      lines: \${{ event.lines.filter(l, l.quantity > 1) }}
`,
  'schedules of every kind': `
on:
  - { id: daily, schedule: '0 9 * * 1-5', timezone: Europe/Zurich }
  - { id: halfHourly, schedule: ' */30  * * * *', missed: skip, overlap: cancel }
  - { id: monthly, schedule: '0 0 L * *', missed: all, most: 12 }
  - { id: weekly, schedule: '0 0 * * SUN', missed: all, overlap: queue }
steps:
  - { id: mail, uses: shop.sendMail, with: { to: a@b.c, subject: 'of \${{ event.scheduled.substring(0, 10) }}' }, if: '\${{ event.missed == 0 }}' }
  - { id: ping, uses: shop.ping, if: '\${{ timestamp(event.due) > timestamp("2026-01-01T00:00:00Z") }}' }
`,
  'a schedule beside records, each with its event': `
concurrency: { key: one, full: cancel }
on: [{ id: daily, schedule: '0 9 * * *' }, { id: orders, uses: shop.newOrder }]
steps:
  - { id: ping, uses: shop.ping, if: '\${{ has(event.due) }}' }
`,
  'branches within branches': `
steps:
  - if: \${{ event.status == "paid" }}
    then:
      - { id: mail, uses: shop.sendMail, with: { to: a@b.c, subject: paid } }
      - if: \${{ steps.mail.id > 0 }}
        then: [{ set: { told: true } }]
    else:
      - { set: { told: false } }
  - { id: ping, uses: shop.ping, if: '\${{ vars.told || has(steps.mail) }}' }
`,
  'a switch over words': `
steps:
  - id: which
    switch: \${{ event.status }}
    cases:
      - is: paid
        steps: [{ id: one, uses: shop.cancelOrder, with: { id: '\${{ event.id }}' } }]
      - { is: [open, void], steps: [{ id: two, uses: shop.ping }] }
    default: [{ fail: { message: 'status \${{ event.status }}', code: odd_status } }]
  - { id: late, uses: shop.ping, if: '\${{ has(steps.one) || has(steps.two) }}' }
`,
  'a switch over a number, with a case that is an expression': `
steps:
  - switch: \${{ event.id % 2.0 == 0.0 }}
    cases: []
`
    .replace('event.id % 2.0 == 0.0', 'int(event.id) % 2')
    .replace(
      'cases: []',
      'cases: [{ is: 0, steps: [{ id: even, uses: shop.ping }] }, { is: "${{ 3 - 2 }}", steps: [{ id: odd, uses: shop.ping }] }]',
    ),
  'a loop over lines': `
steps:
  - id: lines
    for-each: \${{ event.lines }}
    as: line
    key: \${{ line.sku }}
    max-parallel: 4
    on-error: continue
    collect: { sku: '\${{ line.sku }}', mail: '\${{ steps.mail.id }}', place: '\${{ index }}' }
    steps:
      - { id: mail, uses: shop.sendMail, with: { to: a@b.c, subject: '\${{ line.sku }}', copies: '\${{ line.quantity }}' } }
  - id: told
    uses: shop.sendMail
    if: \${{ steps.lines.failed == 0 && steps.lines.complete }}
    with: { to: a@b.c, subject: '\${{ steps.lines.items[0].sku }}', tags: '\${{ steps.lines.items.map(i, i.sku) }}' }
`,
  'a loop over a list that is read, and one within it': `
on: []
steps:
  - id: orders
    for-each: { uses: shop.listOrders, with: { status: open }, limit: 1000, retry: { attempts: 2 } }
    as: order
    steps:
      - id: lines
        for-each: \${{ order.lines }}
        steps:
          - { id: get, uses: shop.getOrder, with: { id: '\${{ order.id + index }}' }, if: '\${{ item.quantity > 1 }}' }
`,
  'a loop over what stands in the file': `
on: []
steps:
  - id: all
    for-each: [a, b, '\${{ vars.greeting }}']
    collect: \${{ item.size() }}
    steps: [{ id: mail, uses: shop.sendMail, with: { to: a@b.c, subject: '\${{ item }}' } }]
  - return: \${{ steps.all.items }}
`,
  'steps in parallel': `
steps:
  - parallel:
      mail:
        - { set: { who: '\${{ event.customer.email }}' } }
        - { id: mail, uses: shop.sendMail, with: { to: '\${{ vars.who }}', subject: hi } }
      book:
        - { set: { who: shop } }
        - { id: get, uses: shop.getOrder, with: { id: '\${{ event.id }}' } }
  - { id: both, uses: shop.ping, if: '\${{ steps.mail.id > 0 && steps.get.paid }}' }
`,
  'what fails is caught, and undone': `
steps:
  - try:
      - { id: mail, uses: shop.sendMail, with: { to: a@b.c, subject: hi } }
      - { id: get, uses: shop.getOrder, with: { id: 1 } }
    catch:
      as: problem
      errors: [NotFoundError, email_taken]
      steps:
        - { id: cancel, uses: shop.cancelOrder, if: '\${{ has(steps.mail) && problem.status == 404 }}', with: { id: '\${{ event.id }}' } }
        - { fail: 'no order: \${{ problem.message }}' }
    finally:
      - { id: ping, uses: shop.ping, if: '\${{ has(steps.mail) }}' }
  - try: [{ id: again, uses: shop.ping }]
    catch: [{ fail: '\${{ error.code }}' }]
  - try: [{ id: last, uses: shop.ping }]
    finally: [{ id: end, uses: shop.ping }]
`,
  'waits of each kind': `
steps:
  - wait: 5m
  - wait: \${{ duration("90s") }}
  - wait: \${{ event.total / 2.0 }}
  - { id: noon, wait: { until: 2026-01-31T12:00:00Z } }
  - wait: { until: '\${{ timestamp(event.created_at) + duration("24h") }}' }
  - { id: yes, wait: { signal: approved, timeout: 2d, on-timeout: continue }, timeout: 3d }
  - { id: no, wait: { signal: refused } }
  - { id: ping, uses: shop.ping, if: '\${{ steps.yes != null && steps.yes.by == "ada" }}' }
`,
  'a recipe that is called': `
steps:
  - { id: sub, call: other, with: { email: '\${{ event.customer.email }}' }, if: '\${{ event.paid }}' }
  - { id: mail, uses: shop.sendMail, if: '\${{ has(steps.sub) }}', with: { to: a@b.c, subject: x, copies: '\${{ steps.sub.count }}' } }
`,
  'inputs, outputs, and a return whichever way it goes': `
connections: {}
inputs:
  since: { type: string, format: date-time, description: From when, default: '2026-01-01T00:00:00Z' }
  most: { type: integer, minimum: 1, maximum: 10, required: false }
  who: { type: object, properties: { email: { type: string }, tags: { type: array, items: { type: string } } }, required: [email] }
  kind: { type: [string, 'null'], enum: [a, b, null] }
outputs:
  count: { type: integer }
  mail: { type: string, pattern: '^[^@]+@' }
on: []
steps:
  - if: \${{ inputs.since < "2026-06-01" && inputs.kind != null }}
    then: [{ return: { count: 0, mail: '\${{ inputs.who.email }}' } }]
    else:
      - switch: \${{ inputs.kind }}
        cases: [{ is: a, steps: [{ return: { count: '\${{ size(inputs.who.tags) }}', mail: a@b.c } }] }]
        default: [{ fail: { message: no, code: none } }]
`,
  'a concurrency key and deadlines': `
timeout: 2h
concurrency: { key: '\${{ event.customer.email }} \${{ event.status }}', max: 3, full: skip }
description: One after the other
steps: [{ id: ping, uses: shop.ping, timeout: 1m30s }]
`,
  'vars that change on the way': `
vars: { count: 0, names: [], limits: { low: 1, high: 5 } }
steps:
  - set: { count: '\${{ vars.count + 1 }}', names: '\${{ vars.names + [event.number] }}' }
  - set: { first: '\${{ vars.names[0] }}' }
  - { id: mail, uses: shop.sendMail, with: { to: a@b.c, subject: '\${{ vars.first }}', copies: '\${{ vars.count }}' } }
  - { id: two, uses: shop.ping, if: '\${{ vars.count >= vars.limits.low && vars.limits["high"] > 2 }}' }
`,
  'fields that may be absent or null': `
steps:
  - { id: mail, uses: shop.sendMail, with: { to: '\${{ event.?customer.?email.orValue("a@b.c") }}', subject: '\${{ event.?note.orValue("") }}' } }
  - { id: two, uses: shop.ping, if: '\${{ has(event.note) && event.note != null && event.note.contains("x") }}' }
  - { id: three, uses: shop.ping, if: '\${{ event.?tags.orValue([]).exists(t, t.startsWith("vip")) }}' }
  - { id: four, uses: shop.ping, if: '\${{ event[?"paid"].or(optional.of(false)).value() }}' }
`,
  'functions of texts, lists, numbers and times': `
steps:
  - { id: a, uses: shop.ping, if: '\${{ event.number.reMatches("^A[0-9]+$") && event.number.split("-")[0].size() > 2 }}' }
  - { id: b, uses: shop.ping, if: '\${{ timestamp(event.created_at) - timestamp("2026-01-01T00:00:00Z") > duration("36h") }}' }
  - { id: c, uses: shop.ping, if: '\${{ timestamp(event.created_at).getHours("Europe/Berlin") < 12 }}' }
  - { id: d, uses: shop.ping, if: '\${{ event.lines.map(l, l.quantity > 1, l.sku).join(", ") != "" }}' }
  - { id: e, uses: shop.ping, if: '\${{ cel.bind(n, event.lines.size(), n > 1 && n < 9) }}' }
  - { id: f, uses: shop.ping, if: '\${{ event.status in ["paid", "void"] && !("a" in event.tags) }}' }
  - { id: g, uses: shop.ping, if: '\${{ type(event.total) == double && int(event.total) % 2 == 0 && -event.total < 0.0 }}' }
  - { id: h, uses: shop.ping, if: '\${{ {"a": 1, "b": 2}.b == 2 && {"x": event.tags}.x.size() == 1 }}' }
  - { id: i, uses: shop.ping, if: '\${{ event.lines.exists_one(l, l.price * l.quantity > 10.5) || event.lines.all(l, has(l.price)) }}' }
  - { id: j, uses: shop.ping, if: '\${{ dyn(event.number) == 5 }}' }
`,
  'a text over several lines': `
steps:
  - id: mail
    uses: shop.sendMail
    with:
      to: a@b.c
      subject: >-
        \${{ event.customer.email
        + " " + event.number }}
`,
  'what a call without an output and a vendor without fields give': `
steps:
  - { id: none, uses: shop.cancelOrder, with: { id: 1 } }
  - { id: ping, uses: shop.ping, if: '\${{ steps.none == null && run.id != "" && run.started_at > "2026" }}' }
`,
  'a condition that is true or false whatever comes': `
steps:
  - { id: ping, uses: shop.ping, if: true }
  - { id: two, uses: shop.ping, if: '\${{ 1 < 2 }}' }
`,
  'a download to a file': `
steps:
  - { id: file, uses: shop.invoice, to: 'invoices/\${{ event.id }}.pdf' }
  - { id: mail, uses: shop.sendMail, if: '\${{ steps.file.size > 0 }}', with: { to: a@b.c, subject: '\${{ steps.file.path }}' } }
`,
  'braces that belong to a text': `
steps:
  - id: mail
    uses: shop.sendMail
    with: { to: '{{ name }} \${HOME}', subject: '\${{ "{{ event.id }}" }} {{#if}}' }
  - { set: { template: '{{ customer.name | upper }} {{ 5 }} {{}} \${} {{ event of the day }}', bare: event.id } }
`,
  'where triggers begin': `
on:
  - { id: late, uses: shop.newOrder, start: now }
  - { id: whole, uses: shop.newOrder, start: all }
  - { id: recent, uses: shop.newOrder, start: { since: 2026-01-31T09:00:00Z } }
  - { id: day, uses: shop.newOrder, start: { since: '2026-01-31' } }
steps: [{ id: ping, uses: shop.ping }]
`,
  'a trigger that tells differences': `
on: [{ id: gone, uses: shop.orderDiffers, start: now }]
steps: [{ id: ping, uses: shop.ping, if: '\${{ event.change == "deleted" && event.record.total > 1.0 }}' }]
`,
  'a trigger with an input': `
on: [{ id: paid, uses: shop.newOrder, with: { status: paid } }, { id: open, uses: shop.newOrder, every: 1h30m, with: { status: '\${{ vars.which }}' } }]
vars: { which: open }
steps: [{ id: ping, uses: shop.ping }]
`,
};
