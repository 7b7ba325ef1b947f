export { emulator, type WerckerEmulator, type WerckerSettings } from './emulator.js';
export { ids } from './seeds/ids.js';
