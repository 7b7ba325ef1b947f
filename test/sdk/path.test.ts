import { expect } from 'chai';
import fc from 'fast-check';
import { path } from 'trunkline/sdk';

describe('a path with values', () => {
  it('puts each value into one segment, encoded', () => {
    expect(path`/contacts/${'a/b?c#d'}/notes/${7}`.text).to.equal('/contacts/a%2Fb%3Fc%23d/notes/7');
    expect(path`/contacts/${'ü%2f'}`.text).to.equal('/contacts/%C3%BC%252f');
    expect(path`/big/${2n ** 63n}`.text).to.equal('/big/9223372036854775808');
    expect(path`/plain`.text).to.equal('/plain');
  });

  it('refuses a value that would reach another resource', () => {
    for (const value of ['', '.', '..', '%2e', '%2E', '.%2e', '%2E.', '%2e%2E']) {
      expect(() => path`/contacts/${value}/notes`, value).to.throw(RangeError, 'it would reach another resource');
    }
  });

  it('keeps names that only look like dots', () => {
    expect(path`/files/${'...'}`.text).to.equal('/files/...');
    expect(path`/files/${'.env'}`.text).to.equal('/files/.env');
  });

  it('never leaves its place, whatever the value', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (value) => {
        let text: string;
        try {
          text = path`/a/${value}/z`.text;
        } catch {
          return;
        }
        const { pathname } = new URL(text, 'https://api.acme.example');
        expect(pathname.split('/')).to.have.length(4);
        expect(decodeURIComponent(pathname.split('/')[2]!)).to.equal(value);
      }),
    );
  });
});
