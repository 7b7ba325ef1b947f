import { type Mistake, PING, wrong } from './mistake.js';

export const INPUTS: readonly Mistake[] = [
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
  wrong('a text that is too long', '  - { id: m, uses: shop.sendMail, with: { to: a, subject: ‸aaaaaaaaaaaaaaaaaaaaaaaa } }', 'at most 20'),
  wrong(
    'an expression of another type',
    "  - { id: get, uses: shop.getOrder, with: { id: ‸'${{ event.number }}' } }",
    '`id` takes a whole number, and this gives a text',
    'Convert it: `${{ int(event.number) }}`.',
  ),
  wrong(
    'texts side by side in the place of a number',
    "  - { id: get, uses: shop.getOrder, with: { id: ‸'${{ event.number }}${{ event.number }}' } }",
    '`id` takes a whole number, and this gives a text',
    'Convert it, or see what `getOrder` takes: trunkline describe shop.getOrder',
  ),
  wrong(
    'a list in the place of a number',
    "  - { id: get, uses: shop.getOrder, with: { id: ‸'${{ event.tags }}' } }",
    '`id` takes a whole number, and this gives a list',
    'Convert it, or see what `getOrder` takes: trunkline describe shop.getOrder',
  ),
  wrong(
    'a list in the place of a text',
    "  - { id: m, uses: shop.sendMail, with: { to: a, subject: ‸'${{ event.tags }}' } }",
    '`subject` takes a text, and this gives a list',
    'Convert it, or see what `sendMail` takes: trunkline describe shop.sendMail',
  ),
  wrong(
    'a number in quotes',
    '  - { id: get, uses: shop.getOrder, with: { id: ‸"501" } }',
    '`id` must be an integer',
    'Write it without quotes: `501`.',
  ),
  wrong(
    'a word in the place of a number',
    '  - { id: get, uses: shop.getOrder, with: { id: ‸first } }',
    '`id` must be an integer',
    'See what `getOrder` takes: trunkline describe shop.getOrder',
  ),
  wrong(
    'an expression without its braces in the place of a number',
    '  - { id: get, uses: shop.getOrder, with: { id: ‸event.id } }',
    '`id` must be an integer',
    'Write `${{ event.id }}`.',
  ),
  wrong(
    'a number without quotes in the place of a text',
    '  - { id: m, uses: shop.sendMail, with: { to: a, subject: ‸1e3 } }',
    '`subject` must be a string',
    'Put it in quotes: `"1e3"`.',
  ),
  wrong(
    'one value in the place of a list',
    '  - { id: m, uses: shop.sendMail, with: { to: a, subject: b, tags: ‸red } }',
    '`tags` must be an array',
    'Write a list: `[red]`.',
  ),
  wrong(
    'a word in the place of true or false',
    '  - { id: m, uses: shop.sendMail, with: { to: a, subject: b, customer: { email: c, vip: ‸yes } } }',
    '`customer.vip` must be a boolean',
    'Write `true` or `false`.',
  ),
  wrong(
    'an expression of another type in a list',
    "  - { id: m, uses: shop.sendMail, with: { to: a, subject: b, tags: [‸'${{ event.id }}'] } }",
    'takes a text, and this gives a whole number',
    'Convert it: `${{ string(event.id) }}`.',
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
