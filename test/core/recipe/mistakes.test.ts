import { expect } from 'chai';
import { faultText } from '../../../core/text/fault.js';
import { MISTAKES } from './support/mistakes/index.js';
import { faultsOf, recipeText } from './support/shop.js';

const OTHER = `
name: other
inputs: { email: { type: string } }
outputs: { count: { type: integer } }
steps: [return: { count: 1 }]
`;

describe('a mistake in a recipe', () => {
  for (const { what, lines, says, advises = '', isWarning = false } of MISTAKES) {
    it(`is told once, at its place: ${what}`, () => {
      const marked = recipeText(...lines);
      const before = marked.slice(0, marked.indexOf('‸')).split('\n');
      const source = marked.replace('‸', '');
      const faults = faultsOf(source, { other: OTHER });
      const told = faults.map((fault) => faultText(fault, source)).join('\n');
      expect(faults, told).to.have.length(1);
      const [{ line, column, message, remedy, severity, suggestion } = faults[0]!] = faults;
      expect({ line, column }, told).to.deep.equal({ line: before.length, column: before.at(-1)!.length + 1 });
      expect(message, told).to.include(says);
      expect(remedy, told).to.include(advises);
      expect(severity, told).to.equal(isWarning ? 'warning' : 'error');
      if (advises.startsWith('Did you mean')) expect(advises, told).to.include(`\`${suggestion}\``);
      expect(told.split('\n')[0]).to.match(new RegExp(`^intake\\.yaml:${line}:${column}: `));
      expect(told).to.include('^');
    });
  }

  it('has been tried in more than sixty forms', () => {
    expect(MISTAKES.length).to.be.at.least(60);
    expect(new Set(MISTAKES.map(({ what }) => what)).size).to.equal(MISTAKES.length);
  });
});
