import { Wrk } from 'trunkline/connectors/wrk';
import { contract } from 'trunkline/testing';
import { wrkFixtures } from './fixtures/index.js';

contract(Wrk, wrkFixtures);
