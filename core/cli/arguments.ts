import { InvalidArgumentError } from 'commander';

export function whole(text: string): number {
  if (/^\d{1,9}$/.test(text)) return Number(text);
  throw new InvalidArgumentError('Give a whole number.');
}

export function counting(text: string): number {
  if (whole(text) > 0) return Number(text);
  throw new InvalidArgumentError('Give a whole number above zero.');
}

export function port(text: string): number {
  if (whole(text) <= 65_535) return Number(text);
  throw new InvalidArgumentError('Give a number from 0 to 65535.');
}

export function seconds(text: string): number {
  const number = Number(text);
  if (number > 0 && Number.isFinite(number)) return number;
  throw new InvalidArgumentError('Give a number of seconds above zero.');
}
