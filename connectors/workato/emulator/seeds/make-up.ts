import type { Topics } from '../events/topics.js';
import type { ChosenSettings } from '../settings.js';
import type { Workato } from '../workato.js';
import { seedActivities } from './activities.js';
import { seedApiPlatform } from './api-platform.js';
import { seedClients } from './clients.js';
import { seedConnections } from './connections.js';
import { seedConnectors } from './connectors.js';
import { seedData } from './data.js';
import { seedMachines } from './machines.js';
import { seedManaged } from './managed.js';
import { seedMembers } from './members.js';
import { seedRecipes } from './recipes.js';
import { seedTestCases } from './test-cases.js';
import { seedTopics } from './topics.js';
import { seedFolders } from './work.js';

/** A history that ends now. */
export function makeUp(workato: Workato, topics: Topics, chosen: ChosenSettings, now: number): void {
  const { own } = workato;
  seedClients(own, chosen, chosen.region, now);
  seedFolders(own, now);
  seedConnections(own, now);
  seedRecipes(workato, chosen.recipes, chosen.jobs, now);
  seedConnectors(own, now);
  seedTestCases(workato, now);
  seedTopics(topics, now);
  seedData(workato, now);
  seedApiPlatform(workato, now);
  seedMachines(workato, now);
  seedMembers(own, now);
  seedActivities(workato, chosen.activities, now);
  seedManaged(workato, now);
}
