import { itAsks, type Request } from './support/requests.js';

const API = 'https://www.workato.com/api';

describe('what Workato is asked about on-prem', () => {
  const cases: readonly Request[] = [
    ['K149', 'listOnPremGroups', undefined, `GET ${API}/on_prem_groups`],
    ['K149', 'getOnPremGroup', { id: 5 }, `GET ${API}/on_prem_groups/5`],
    ['K149', 'createOnPremGroup', { name: 'CRM server' }, `POST ${API}/on_prem_groups {"name":"CRM server"}`],
    ['K149', 'updateOnPremGroup', { id: 5, name: 'CRM' }, `PUT ${API}/on_prem_groups/5 {"name":"CRM"}`],
    ['K149', 'deleteOnPremGroup', { id: 5 }, `DELETE ${API}/on_prem_groups/5`],
    ['K149', 'getOnPremGroupStatus', { id: 5 }, `GET ${API}/on_prem_groups/5/status`],
    ['K149', 'listOnPremAgents', undefined, `GET ${API}/on_prem_agents`],
    ['K149', 'searchOnPremAgents', { cn: 'a b' }, `GET ${API}/on_prem_agents/search?cn=a b`],
    ['K149', 'getOnPremAgent', { id: 6 }, `GET ${API}/on_prem_agents/6`],
    [
      'K149',
      'createOnPremAgent',
      { name: 'Rack 1', os: 'linux', on_prem_group_id: 5, awaiting_setup: false },
      `POST ${API}/on_prem_agents {"name":"Rack 1","os":"linux","on_prem_group_id":5,"awaiting_setup":false}`,
    ],
    ['K149', 'updateOnPremAgent', { id: 6, on_prem_group_id: 7 }, `PUT ${API}/on_prem_agents/6 {"on_prem_group_id":7}`],
    ['K149', 'deleteOnPremAgent', { id: 6 }, `DELETE ${API}/on_prem_agents/6`],
    ['K149', 'getOnPremAgentStatus', { id: 6 }, `GET ${API}/on_prem_agents/6/status`],
  ];
  itAsks(cases);
});

describe('what Workato is asked about agents', () => {
  const cases: readonly Request[] = [
    ['#91', 'listGenies', { folder_id: 7, state: 'running' }, `GET ${API}/agentic/genies?folder_id=7&state=running&page=1&per_page=100`],
    ['#91', 'getGenie', { id: 2 }, `GET ${API}/agentic/genies/2`],
    [
      '#91',
      'createGenie',
      { name: 'Helper', instructions: 'Help.' },
      `POST ${API}/agentic/genies {"instructions":"Help.","name":"Helper"}`,
    ],
    ['#91', 'updateGenie', { id: 2, name: 'Helper 2' }, `PUT ${API}/agentic/genies/2 {"name":"Helper 2"}`],
    ['#91', 'deleteGenie', { id: 2 }, `DELETE ${API}/agentic/genies/2`],
    ['#91', 'startGenie', { id: 2 }, `POST ${API}/agentic/genies/2/start`],
    ['#91', 'stopGenie', { id: 2 }, `POST ${API}/agentic/genies/2/stop`],
    ['#91', 'assignGenieSkills', { id: 2, skill_ids: ['skl-A'] }, `POST ${API}/agentic/genies/2/assign_skills {"skill_ids":["skl-A"]}`],
    ['#91', 'removeGenieSkills', { id: 2, skill_ids: ['skl-A'] }, `POST ${API}/agentic/genies/2/remove_skills {"skill_ids":["skl-A"]}`],
    [
      '#91',
      'assignGenieKnowledgeBases',
      { id: 2, knowledge_base_ids: [4] },
      `POST ${API}/agentic/genies/2/assign_knowledge_bases {"knowledge_base_ids":[4]}`,
    ],
    [
      '#91',
      'removeGenieKnowledgeBases',
      { id: 2, knowledge_base_ids: [4] },
      `POST ${API}/agentic/genies/2/remove_knowledge_bases {"knowledge_base_ids":[4]}`,
    ],
    ['#92', 'listSkills', { query: 'mail' }, `GET ${API}/agentic/skills?query=mail&page=1&per_page=100`],
    ['#92', 'getSkill', { id: 'skl-A' }, `GET ${API}/agentic/skills/skl-A`],
    ['#92', 'createSkill', { recipe_id: 910 }, `POST ${API}/agentic/skills {"recipe_id":910}`],
    ['#92', 'listKnowledgeBases', { project_id: 58 }, `GET ${API}/agentic/knowledge_bases?project_id=58&page=1&per_page=100`],
    ['#92', 'getKnowledgeBase', { id: 4 }, `GET ${API}/agentic/knowledge_bases/4`],
    ['#92', 'createKnowledgeBase', { name: 'Manuals' }, `POST ${API}/agentic/knowledge_bases {"name":"Manuals"}`],
    ['#92', 'updateKnowledgeBase', { id: 4, description: 'All' }, `PUT ${API}/agentic/knowledge_bases/4 {"description":"All"}`],
    ['#92', 'deleteKnowledgeBase', { id: 4 }, `DELETE ${API}/agentic/knowledge_bases/4`],
    ['#93', 'listMcpServers', { project_id: 58 }, `GET ${API}/mcp/mcp_servers?project_id=58&page=1&per_page=100`],
    ['#93', 'getMcpServer', { handle: 'mcps-A' }, `GET ${API}/mcp/mcp_servers/mcps-A`],
    ['#93', 'createMcpServer', { name: 'Tools', folder_id: 7 }, `POST ${API}/mcp/mcp_servers {"name":"Tools","folder_id":7}`],
    ['#93', 'updateMcpServer', { handle: 'mcps-A', name: 'More tools' }, `PUT ${API}/mcp/mcp_servers/mcps-A {"name":"More tools"}`],
    ['#93', 'deleteMcpServer', { handle: 'mcps-A' }, `DELETE ${API}/mcp/mcp_servers/mcps-A`],
    ['#93', 'renewMcpServerToken', { handle: 'mcps-A' }, `POST ${API}/mcp/mcp_servers/mcps-A/token_renew`],
    ['#93', 'listMcpServerTools', { handle: 'mcps-A' }, `GET ${API}/mcp/mcp_servers/mcps-A/tools?page=1&per_page=100`],
    [
      '#93',
      'assignMcpServerTools',
      { handle: 'mcps-A', tools: [{ trigger_application: 'workato_genie', id: 1 }] },
      `POST ${API}/mcp/mcp_servers/mcps-A/assign_tools {"tools":[{"trigger_application":"workato_genie","id":1}]}`,
    ],
    ['#93', 'getMcpServerPolicy', { handle: 'mcps-A' }, `GET ${API}/mcp/mcp_servers/mcps-A/server_policies`],
    [
      '#93',
      'updateMcpServerPolicy',
      { handle: 'mcps-A', mcp_server_policy: { ip_allow_list: ['192.0.2.1'] } },
      `PUT ${API}/mcp/mcp_servers/mcps-A/server_policies {"mcp_server_policy":{"ip_allow_list":["192.0.2.1"]}}`,
    ],
  ];
  itAsks(cases);
});
