import { bareUndici, trunkline } from './clients.js';

/** Lists everything the server has, with the client named first, and tells the memory it held meanwhile, in MiB. */
const SAMPLE_MS = 50;
const [name, url = ''] = process.argv.slice(2);
const samples: number[] = [];
const timer = setInterval(() => samples.push(process.memoryUsage.rss() / 2 ** 20), SAMPLE_MS);
await using client = name === 'undici' ? bareUndici(url) : await trunkline(url);
await client.all();
clearInterval(timer);
process.send!(samples, () => process.disconnect());
