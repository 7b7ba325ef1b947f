import { expect } from 'chai';
import { canonicalJson, jsonHash } from '../../../core/text/canonical-json.js';
import { codeFrame } from '../../../core/text/code-frame.js';
import { didYouMean } from '../../../core/text/did-you-mean.js';

describe('did you mean', () => {
  it('finds the name that was mistyped, swapped, cut or written in other letters', () => {
    const names = ['createOrder', 'listOrders', 'if', 'steps'];
    expect(['createOrdr', 'craeteOrder', 'LISTORDERS', 'iff', 'stpes'].map((word) => didYouMean(word, names))).to.deep.equal([
      'createOrder',
      'createOrder',
      'listOrders',
      'if',
      'steps',
    ]);
  });

  it('keeps silent when nothing is near', () => {
    expect(['deleteEverything', '', 'xyz'].map((word) => didYouMean(word, ['createOrder', 'steps']))).to.deep.equal([
      undefined,
      undefined,
      undefined,
    ]);
  });
});

describe('a code frame', () => {
  it('shows the place with two lines around it', () => {
    expect(codeFrame('a\nb\nc: x\nd\ne\nf', 3, 4)).to.equal(
      ['  1 | a', '  2 | b', '> 3 | c: x', '    |    ^', '  4 | d', '  5 | e'].join('\n'),
    );
  });

  it('cuts long lines around the place, and shows no control characters', () => {
    const frame = codeFrame(`${'x'.repeat(500)}\u001B[31mred`, 1, 400);
    expect(frame.split('\n').every((line) => line.length < 140)).to.equal(true);
    expect(frame).to.not.include('\u001B');
  });
});

describe('canonical JSON', () => {
  it('is the same for equal values', () => {
    expect(canonicalJson({ b: [{ d: 1, c: undefined }], a: null })).to.equal('{"a":null,"b":[{"d":1}]}');
    expect(jsonHash({ a: 1, b: 2 })).to.equal(jsonHash({ b: 2, a: 1 }));
    expect(canonicalJson(JSON.parse('{"__proto__": 1, "a": 2}'))).to.equal('{"__proto__":1,"a":2}');
  });
});
