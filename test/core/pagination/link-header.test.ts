import { expect } from 'chai';
import { linkTarget } from '../../../core/pagination/link-header.js';

const next = (...lines: string[]): string | undefined => linkTarget({ link: lines }, 'next');

describe('A Link header', () => {
  it('gives the target of its relation, whatever stands beside it (RFC 8288)', () => {
    expect(next('<https://a.example/2>; rel="next"')).to.equal('https://a.example/2');
    expect(next('<https://a.example/1,2;3>;rel=first, <https://a.example/2>; title="a, b; <c>"; rel="prev next"')).to.equal(
      'https://a.example/2',
    );
    expect(next('<a>; rel=prev', '<b>; REL=Next')).to.equal('b');
    expect(next('<<<a>; rel=next')).to.equal('a'); // no target holds `<`: else each of many would be looked through to the end
    expect(next('<a?x="1">; rel="x\\"next"; rel2=next , <c>; rel=next')).to.equal('c');
  });

  it('without the relation is the end', () => {
    for (const line of ['', 'next', '<a>', '<a>; rel=nextish', '<a>; title="rel=next"', '<a>; title="a; rel=next"', '<a; rel=next'])
      expect(next(line), line).to.equal(undefined);
    expect(linkTarget({}, 'next')).to.equal(undefined);
  });
});
