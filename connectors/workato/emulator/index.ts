export { emulator, type WorkatoEmulator } from './emulator.js';
export type { WorkatoSettings } from './settings.js';
