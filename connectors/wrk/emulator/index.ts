export { emulator, type WrkSettings } from './emulator.js';
export type { EarlyLaunch, Launch, LaunchParameters, Wrkflow } from './records.js';
