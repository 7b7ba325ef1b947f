import { expect } from 'chai';
import { documentOf } from 'trunkline/document';
import { OURS } from './ours.js';
import { unexplained } from './reading.js';

describe('the operations of our connectors', () => {
  for (const [name, connector] of Object.entries(OURS)) {
    it(`say in ${name} more than their titles do`, () => {
      expect(unexplained(documentOf(connector).operations)).to.deep.equal([]);
    });
  }

  it('would be caught with no description, a short one, a long one, or the title again', () => {
    const title = 'List the contacts of a workspace';
    const planted = {
      bare: { title },
      short: { title, description: 'Newest first.' },
      long: { title, description: 'Newest first. '.repeat(30) },
      echo: { title, description: 'List the Contacts, of a Workspace.' },
    };
    expect(unexplained(planted)).to.have.length(4);
    expect(unexplained({ good: { title, description: 'Newest first, 50 in a page, archived ones too.' } })).to.deep.equal([]);
  });
});
