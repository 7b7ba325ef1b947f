import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { parseArgs } from 'node:util';
import { contact, pagesOf } from './answers.js';

/** The vendor's server, a process of its own: it only looks up bytes, so that the client is what is measured. */
const { values } = parseArgs({ options: { records: { type: 'string', default: '1' }, latency: { type: 'string', default: '0' } } });
const latency = Number(values.latency);
const pages = pagesOf(Number(values.records));
const one = Buffer.from(JSON.stringify(contact(1)));

const server = createServer((request, response) => {
  const asked = /[?&]page=(\d+)/.exec(request.url!);
  const body = asked ? pages.page(Number(asked[1])) : one;
  const answer = (): void => {
    response.writeHead(200, { 'content-type': 'application/json; charset=utf-8', 'content-length': body.length });
    response.end(body);
  };
  if (latency > 0) setTimeout(answer, latency);
  else answer();
});
server.keepAliveTimeout = 60_000;
server.listen(0, '127.0.0.1', () => process.send!((server.address() as AddressInfo).port));
process.once('disconnect', () => process.exit());
