import { nodeFault } from './node-version.js';

/** Imported before everything else, which fails in riddles where the Node.js is too old. */
const fault = nodeFault(process.versions.node);
if (fault !== undefined) throw new Error(fault);
