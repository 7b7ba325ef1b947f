import { contract } from 'trunkline/testing';
import { Parcels } from './parcels/connector.js';
import { parcelsFixtures } from './parcels/fixtures.js';

contract(Parcels, parcelsFixtures);
