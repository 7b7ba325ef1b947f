import { expect } from 'chai';
import { unzip, zip } from 'trunkline/testing';

const FILES = [
  ['orders/Grüße.json', '{"code":"§"}'],
  ['empty.txt', ''],
] as const;

/** One deflated file, packed by Python's `zipfile`: `a.txt` of forty times the letter a. */
const DEFLATED =
  'UEsDBBQAAAAIAAAAIVAlilvJBgAAACgAAAAFAAAAYS50eHRLTCQOAABQSwECFAMUAAAACAAAACFQJYpbyQYAAAAoAAAABQAAAAAAAAAAAAAAgAEAAAAAYS50eHRQSwUGAAAAAAEAAQAzAAAAKQAAAAAA';

describe('a ZIP archive', () => {
  it('gives back the files that were put into it', () => {
    expect(unzip(zip(FILES))).to.deep.equal(FILES);
    expect(unzip(zip([]))).to.deep.equal([]);
  });

  it('that another program has packed is read too', () => {
    expect(unzip(Buffer.from(DEFLATED, 'base64'))).to.deep.equal([['a.txt', 'a'.repeat(40)]]);
  });

  it('is refused when it is none, or was cut short', () => {
    expect(unzip(Buffer.from('PK\x03\x04 and no more'))).to.equal(undefined);
    expect(unzip(zip(FILES).subarray(10))).to.equal(undefined);
    expect(unzip(Buffer.from(''))).to.equal(undefined);
  });
});
