import { Wercker } from 'trunkline/connectors/wercker';
import { contract } from 'trunkline/testing';
import { werckerFixtures } from './fixtures/index.js';

contract(Wercker, werckerFixtures);
