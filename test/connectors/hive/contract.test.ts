import { Hive } from 'trunkline/connectors/hive';
import { contract } from 'trunkline/testing';
import { hiveFixtures } from './fixtures/index.js';

contract(Hive, hiveFixtures);
