import { spawnSync } from 'node:child_process';
import { expect } from 'chai';
import { nodeFault } from '../../core/node-version.js';

/** Has a process take itself for one of an older Node.js. */
const OLD = "data:text/javascript,Object.defineProperty(process,'versions',{value:{...process.versions,node:'20.19.1'}})";
const old = (...args: readonly string[]) => spawnSync(process.execPath, ['--import', OLD, ...args], { encoding: 'utf8' });

describe('a Node.js that is too old', () => {
  it('is told by its version', () => {
    for (const version of ['18.20.8', '20.19.1', '22.18.9']) expect(nodeFault(version), version).to.include(`and this is ${version}.`);
    for (const version of ['22.19.0', '22.20.1', '24.0.0', '26.1.0']) expect(nodeFault(version), version).to.equal(undefined);
  });

  it('is refused by the command line, with what to install', () => {
    const { status, stdout, stderr } = old('dist/core/cli/main.js', '--version');
    expect({ status, stdout }).to.deep.equal({ status: 2, stdout: '' });
    expect(stderr)
      .to.equal(`${nodeFault('20.19.1')}\n`)
      .and.include('Install Node.js 24 from https://nodejs.org');
  });

  it('is refused where the library is imported', () => {
    const { status, stderr } = old('--input-type=module', '-e', "import 'trunkline'");
    expect(status).to.equal(1);
    expect(stderr).to.include(`Error: ${nodeFault('20.19.1')}`);
  });
});
