#!/usr/bin/env node
import nodeModule from 'node:module';

const OLDEST = [22, 19] as const;
const [major = 0, minor = 0] = process.versions.node.split('.').map(Number);

if (major < OLDEST[0] || (major === OLDEST[0] && minor < OLDEST[1])) {
  process.stderr.write(`Trunkline needs Node ${OLDEST.join('.')} or newer, and this is ${process.versions.node}.\n`);
  process.exitCode = 2;
} else {
  // Compiled code is kept in the system's folder for temporary files, so that the next command need not compile it again.
  nodeModule.enableCompileCache();
  const { runProgram } = await import('./program.js');
  process.exitCode = await runProgram(process.argv.slice(2));
}
