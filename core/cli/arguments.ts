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

/** Where to listen: `127.0.0.1:7077`, `[::1]:7077`, or a port of this machine alone. */
export function address(text: string): { readonly host: string; readonly port: number } {
  const [, host = '127.0.0.1', number] = /^(?:(\[[\da-f:.]+\]|[^:[\]]+):)?(\d{1,5})$/i.exec(text) ?? [];
  if (number !== undefined) return { host: host.replaceAll(/[[\]]/g, ''), port: port(number) };
  throw new InvalidArgumentError('Give an address and a port, as 127.0.0.1:7077.');
}

export function webUrl(text: string): string {
  if (URL.canParse(text) && /^https?:$/.test(new URL(text).protocol)) return text;
  throw new InvalidArgumentError('Give a URL, as https://hooks.example.com.');
}
