import { expect } from 'chai';
import { Workato } from 'trunkline/connectors/workato';
import { documentOf } from 'trunkline/document';
import type { AnyConnection } from '../../../../core/runtime/connection.js';
import { json, ScriptedHttp } from '../../../core/support/scripted-http.js';
import { lineOf, openWorkato } from './sent.js';

/** Which facts say so, the operation, what it is given, and its request in a line. */
export type Request = readonly [facts: string, operation: string, input: object | undefined, asked: string];

/** Each operation asks this of a vendor that refuses everything. */
export function itAsks(requests: readonly Request[]): void {
  let workato: AnyConnection;
  const http = new ScriptedHttp(() => json({ message: 'no' }, 400));
  before(async () => {
    workato = await openWorkato(http);
  });
  for (const [facts, operation, input, asked] of requests) {
    it(`${facts}: ${operation} asks as documented`, async () => {
      const sent = http.requests.length;
      await asking(workato, operation, input).catch(() => undefined);
      expect(http.requests.slice(sent).map(lineOf)).to.deep.equal([asked]);
    });
  }
}

function asking(workato: AnyConnection, operation: string, input: object | undefined): Promise<unknown> {
  switch (documentOf(Workato).operations[operation]!.kind) {
    case 'action':
      return workato.call(operation, input);
    case 'list':
      return workato.list(operation, input)[Symbol.asyncIterator]().next();
    case 'download':
      return workato.download(operation, input);
    case 'upload':
      return workato.upload(operation, input, Buffer.from('zip'));
    case 'trigger':
      throw new TypeError(`${operation} is a trigger`);
  }
}
