import { parseArgs } from 'node:util';

/** What the main job was asked for. */
export interface Arguments {
  /** Tells what it takes, and does nothing else. */
  readonly help: boolean;
  /** One JSON object on stdout and nothing else. */
  readonly json: boolean;
  /** Orders that the shop holds. */
  readonly orders: number;
  /** Forgets everything that earlier starts left. */
  readonly reset: boolean;
  /** Faults that both vendors answer with. */
  readonly faults: readonly string[];
  /** A fault comes with each request of this number. */
  readonly every: number;
}

export const USAGE = `npm start -- [--orders 250] [--fault 429,500,drop] [--every 7] [--reset] [--json]`;

export const HELP = `${USAGE}

Reads new orders from an emulated Hive and launches a Wrkflow for each at an emulated Wrk.

  --orders <number>  orders that the shop holds (250)
  --fault <kinds>    faults that both vendors answer with: 429, 500, drop …, separated by commas
  --every <number>   a fault comes with each request of this number (7)
  --reset            forget what earlier starts left
  --json             one JSON object on stdout
`;

/** @throws TypeError for an option there is not, or a value of the wrong form. */
export function readArguments(args: readonly string[]): Arguments {
  const { values } = parseArgs({
    args: [...args],
    options: {
      help: { type: 'boolean', short: 'h', default: false },
      json: { type: 'boolean', default: false },
      orders: { type: 'string', default: '250' },
      reset: { type: 'boolean', default: false },
      fault: { type: 'string', default: '' },
      every: { type: 'string', default: '7' },
    },
  });
  return {
    help: values.help,
    json: values.json,
    orders: whole('--orders', values.orders),
    reset: values.reset,
    faults: values.fault === '' ? [] : values.fault.split(','),
    every: whole('--every', values.every),
  };
}

function whole(name: string, text: string): number {
  if (/^[1-9]\d*$/.test(text)) return Number(text);
  throw new TypeError(`${name} takes a whole number above zero, not ${JSON.stringify(text)}.`);
}
