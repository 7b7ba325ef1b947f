import type { Covered, Subject } from '../subject.js';

/** `listOrders, H12: reads every page`; a number tells an operation's fixtures apart where they are several. */
export function caseName(subject: Subject, { name, fixture, index }: Covered, what: string): string {
  const place = subject.fixturesOf(name).length > 1 ? ` #${index + 1}` : '';
  return `${name}${place}${fixture.facts === undefined ? '' : `, ${fixture.facts}`}: ${what}`;
}
