#!/usr/bin/env node
import { enableCompileCache } from 'node:module';

// Compiled code is kept in the system's folder for temporary files, so that the next command need not compile it again.
enableCompileCache();
const { runProgram } = await import('./program.js');
process.exitCode = await runProgram(process.argv.slice(2));
