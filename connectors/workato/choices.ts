import type { ChoicesDocument } from 'trunkline/sdk';

/** What a form offers for an id: the records of a list, by name. */
function byName(list: string, value = 'id', label = 'name'): ChoicesDocument {
  return { list, value, label };
}

export const recipes = byName('listRecipes');
export const connections = byName('listConnections');
export const customConnectors = byName('listCustomConnectors', 'id', 'title');
export const customOAuthProfiles = byName('listCustomOAuthProfiles');
