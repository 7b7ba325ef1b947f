import { Workato } from 'trunkline/connectors/workato';
import { contract } from 'trunkline/testing';
import { emulated, start } from './fixtures/emulated.js';
import { workatoFixtures } from './fixtures/index.js';

contract(Workato, workatoFixtures, { emulator: { start, ...emulated } });
