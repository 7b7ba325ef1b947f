export { emulator, type TogglSettings } from './emulator.js';
