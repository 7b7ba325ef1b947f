import { expect } from 'chai';
import { documentOf } from 'trunkline/document';
import { summarize } from '../../../core/project/summary.js';
import { EveryPart } from '../../sdk/every-part.js';

describe('what a list of connectors shows', () => {
  const { operations } = summarize(documentOf(EveryPart), '1.0.0');
  const scopesOf = (name: string): unknown => operations.find((operation) => operation.name === name)?.scopes;

  it('says which rights an operation needs, a trigger those of its list', () => {
    expect([scopesOf('numbers'), scopesOf('newItem'), scopesOf('log'), scopesOf('getItem')]).to.deep.equal([
      ['Items: Read', 'Items: List'],
      ['Items: Read', 'Items: List'],
      ['Logs: Read'],
      undefined,
    ]);
  });
});
