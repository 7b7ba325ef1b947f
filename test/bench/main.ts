import { parseArgs } from 'node:util';
import { action } from './action.js';
import { durable } from './durable.js';
import { judge, type Bench } from './bench.js';
import { engine } from './engine.js';
import { latency } from './latency.js';
import { list } from './list.js';
import { memory } from './memory.js';
import { startup } from './startup.js';
import { table } from './table.js';
import { webhook } from './webhook.js';

const BENCHES: readonly Bench[] = [list, latency, action, durable, engine, memory, startup, webhook];

const { values } = parseArgs({
  options: {
    only: { type: 'string', multiple: true },
    /** Fails when a goal is missed. Off by default: shared machines are noisy. */
    strict: { type: 'boolean', default: false },
    json: { type: 'boolean', default: false },
  },
});
const unknown = values.only?.find((name) => !BENCHES.some((bench) => bench.name === name));
if (unknown !== undefined) throw new Error(`No bench is named ${unknown}; there are ${BENCHES.map(({ name }) => name).join(', ')}.`);

const results: Record<string, unknown> = {};
let missed = false;
for (const bench of BENCHES) {
  if (values.only && !values.only.includes(bench.name)) continue;
  const rows = await bench.run();
  missed ||= rows.some((row) => judge(row, bench.goals)?.met === false);
  results[bench.name] = rows.map((row) => {
    const verdict = judge(row, bench.goals);
    return { ...row, goal: verdict?.text, met: verdict?.met };
  });
  if (!values.json) console.log(table(bench, rows));
}
if (values.json) console.log(JSON.stringify({ node: process.version, results }));
if (missed && values.strict) process.exitCode = 1;
