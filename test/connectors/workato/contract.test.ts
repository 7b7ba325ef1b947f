import { Workato } from 'trunkline/connectors/workato';
import { contract } from 'trunkline/testing';
import { workatoFixtures } from './fixtures/index.js';

contract(Workato, workatoFixtures);
