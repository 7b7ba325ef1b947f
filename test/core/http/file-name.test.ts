import { expect } from 'chai';
import { fileName } from '../../../core/http/file-name.js';

describe('The name of a file', () => {
  const cases: readonly [string | undefined, string | undefined][] = [
    [undefined, undefined],
    ['attachment', undefined],
    ['attachment; filename=report.csv', 'report.csv'],
    ['ATTACHMENT;FileName="my report.csv"', 'my report.csv'],
    [String.raw`attachment; filename="a \"b\".csv"`, 'a b.csv'],
    ['attachment; filename="plain.csv"; filename*=UTF-8\'en\'na%C3%AFve%20%E2%82%AC.csv', 'naïve €.csv'],
    ["attachment; filename*=iso-8859-1''%A3.csv", '£.csv'],
    ["attachment; filename*=klingon''x.csv; filename=plain.csv", 'plain.csv'],
    ["attachment; filename*=UTF-8''%FF%FE; filename=plain.csv", 'plain.csv'],
    [`attachment; filename="${Buffer.from('ünï.csv').toString('latin1')}"`, 'ünï.csv'],
    ['attachment; filename="\xfcber.csv"', 'über.csv'],
    ['attachment; filename="../../etc/passwd"', 'passwd'],
    [String.raw`attachment; filename="C:\\Windows\\evil.exe"`, 'evil.exe'],
    ["attachment; filename*=UTF-8''%2e%2e%2fetc%2fpasswd", 'passwd'],
    ["attachment; filename*=UTF-8''a%00b%0d%0a.csv", 'ab.csv'],
    ["attachment; filename*=UTF-8''report%E2%80%AEvsc.exe", 'reportvsc.exe'],
    ['attachment; filename="..."', undefined],
    ['attachment; filename=".bashrc"', 'bashrc'],
    ['attachment; filename=" . "', undefined],
    ['attachment; filename="folder/"', undefined],
    ['attachment; filename="a:b|c?.csv"', 'abc.csv'],
    [`attachment; filename="${'x'.repeat(256)}"`, undefined],
  ];
  it('is what the vendor says, without folders and whatever else no name should hold', () => {
    for (const [given, expected] of cases) expect(fileName({ 'content-disposition': given }), given).to.equal(expected);
  });

  it('is found in linear time, whatever a header holds', () => {
    expect(fileName({ 'content-disposition': `attachment; filename="${'\\'.repeat(100_000)}` })).to.equal(undefined);
  });
});
