import { Toggl } from 'trunkline/connectors/toggl';
import { emulator } from 'trunkline/emulators/toggl';
import { contract } from 'trunkline/testing';
import { emulated } from './fixtures/emulated.js';
import { togglFixtures } from './fixtures/index.js';

/** Behind it lies what the fixtures’ December is asked for. */
const EVENING = Date.parse('2025-12-31T20:00:00Z');

contract(Toggl, togglFixtures, {
  emulator: {
    start: () => emulator.start({ apiToken: 'toggl_emulator_token', plan: 'premium', quota: 'off', burst: 100_000, now: () => EVENING }),
    ...emulated,
  },
});
