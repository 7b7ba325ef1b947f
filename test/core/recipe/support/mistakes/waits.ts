import { type Mistake, wrong } from './mistake.js';

export const WAITS: readonly Mistake[] = [
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
