import { expect } from 'chai';
import { json } from '../../../core/support/scripted-http.js';
import { read, sends } from './sent.js';

export const V9 = 'https://api.track.toggl.com/api/v9';
export const WS = `${V9}/workspaces/777`;
export const ORG = `${V9}/organizations/9`;
export const W = { workspace_id: 777 };
export const O = { organization_id: 9 };

/** Operation, input, answer; what must be sent, and its body. */
export type Case = readonly [operation: string, input: unknown, answer: unknown, line: string, body?: unknown];

export function each(fact: string, cases: readonly Case[]): void {
  for (const [operation, input, answer, line, body] of cases) {
    it(`${fact}: ${operation} sends ${line.replace(V9, '')}`, async () => {
      expect(await sends(operation, input, answer)).to.deep.equal({ line, ...(body === undefined ? {} : { body }) });
    });
  }
}

export function eachList(fact: string, cases: readonly Case[]): void {
  for (const [operation, input, record, line] of cases) {
    it(`${fact}: ${operation} reads ${line.replace(V9, '')}`, async () => {
      const { sent, records } = await read(operation, input, [json([record])]);
      expect(sent).to.deep.equal([{ line }]);
      expect(records).to.deep.equal([record]);
    });
  }
}
