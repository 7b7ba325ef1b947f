import { expect } from 'chai';
import { printable } from '../../../core/cli/printable.js';

describe('a vendor’s words on a terminal', () => {
  it('stay on their line, and change nothing else', () => {
    expect(printable('Köln \u{1f30d} 名')).to.equal('Köln \u{1f30d} 名');
    expect(printable('one\r\n2 choices: complete.\ttwo')).to.equal('one 2 choices: complete. two');
    expect(printable('\x1b[31mred\x1b[0m')).to.equal('red');
    expect(printable('\x1b[31mred\x1b[0m\x1b]0;title\x07 \x9b2Jgone\x08')).to.not.match(/[\p{Cc}]/u);
  });
});
