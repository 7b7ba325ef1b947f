import type { Command } from 'commander';
import { loadEmulator, settingLines } from './load-emulator.js';

/** What `emulate <vendor> --help` says beside the help of every command: that emulator's settings. Nothing for another command line. */
export async function emulatorHelp(program: Command, from: string): Promise<string> {
  const vendor = program.commands.find((command) => command.name() === 'emulate')?.args.find((word) => !word.startsWith('-'));
  if (vendor === undefined) return '';
  const { emulator } = await loadEmulator(vendor, from);
  return `\nSettings of the ${emulator.title} emulator, for --set, with their usual values:\n${settingLines(emulator)}`;
}
