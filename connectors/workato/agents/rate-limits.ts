import { rateLimit } from 'trunkline/sdk';

const MINUTE_SECONDS = 60;

/** Each list and each single read has its own. */
function reads(...operations: string[]) {
  return operations.map((operation) => rateLimit({ limit: 1000, perSeconds: MINUTE_SECONDS, name: operation, operations: [operation] }));
}

const rest = { limit: 60, perSeconds: MINUTE_SECONDS };

/** Agent Studio: what only reads may be asked far more often. The quota of MCP servers is a third party's word. */
export const agentStudio = [
  ...reads('listGenies', 'getGenie', 'listSkills', 'getSkill', 'listKnowledgeBases', 'getKnowledgeBase'),
  rateLimit({
    ...rest,
    name: 'genies',
    operations: [
      'createGenie',
      'updateGenie',
      'deleteGenie',
      'startGenie',
      'stopGenie',
      'assignGenieSkills',
      'removeGenieSkills',
      'assignGenieKnowledgeBases',
      'removeGenieKnowledgeBases',
    ],
  }),
  rateLimit({ ...rest, name: 'skills', operations: ['createSkill'] }),
  rateLimit({ ...rest, name: 'knowledge bases', operations: ['createKnowledgeBase', 'updateKnowledgeBase', 'deleteKnowledgeBase'] }),
  rateLimit({ ...rest, name: 'MCP servers', below: ['/mcp'] }),
];
