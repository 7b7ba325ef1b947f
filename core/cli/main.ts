#!/usr/bin/env node
import nodeModule from 'node:module';
import { nodeFault } from '../node-version.js';

const fault = nodeFault(process.versions.node);

if (fault !== undefined) {
  process.stderr.write(`${fault}\n`);
  process.exitCode = 2;
} else {
  // Compiled code is kept in the system's folder for temporary files, so that the next command need not compile it again.
  nodeModule.enableCompileCache();
  const { runProgram } = await import('./program.js');
  process.exitCode = await runProgram(process.argv.slice(2));
}
