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

export const wrong = (what: string, lines: string | readonly string[], says: string, advises?: string): Mistake => ({
  what,
  lines: typeof lines === 'string' ? ['steps:', lines] : lines,
  says,
  ...(advises !== undefined && { advises }),
});

export const idle = (...args: Parameters<typeof wrong>): Mistake => ({ ...wrong(...args), isWarning: true });

/** A mail whose subject is this expression. */
export const mail = (expression: string): string =>
  `  - { id: mail, uses: shop.sendMail, with: { to: a@b.c, subject: '\${{ ${expression} }}' } }`;
export const when = (expression: string): string => `  - { id: ping, uses: shop.ping, if: '\${{ ${expression} }}' }`;
export const PING = '  - { id: ping, uses: shop.ping }';
