export { emulator, type TogglEmulator, type TogglSettings } from './emulator.js';
