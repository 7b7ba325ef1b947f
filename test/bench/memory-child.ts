import { trunkline } from './clients.js';

/** Lists everything the server at the address given has, and tells the memory it held meanwhile, in MiB. */
const SAMPLE_MS = 50;
const samples: number[] = [];
const timer = setInterval(() => samples.push(process.memoryUsage.rss() / 2 ** 20), SAMPLE_MS);
await using client = await trunkline(process.argv[2]!);
await client.all();
clearInterval(timer);
process.send!(samples, () => process.disconnect());
