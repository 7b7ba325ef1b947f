import { Delete, Get, idempotent, List, OperationGroup, Post, Put, unsafe, type Action } from 'trunkline/sdk';
import { everything } from '../pagers.js';
import { DOCS } from '../sources.js';
import { NewOnPremAgent, OnPremAgent, OnPremAgentChange, OnPremAgentId, OnPremAgentName } from './on-prem-agent.js';
import { OnPremStatus } from './on-prem-group.js';

const PAGE = `${DOCS}/on-prem`;

@OperationGroup({ source: PAGE })
export class OnPremAgents {
  @List('/on_prem_agents', {
    title: 'List on-prem agents',
    description: 'All of them in one page, each with its group, its system, and whether it is set up and given work.',
    record: OnPremAgent,
    key: (agent) => agent.id,
    pagination: everything,
    scopes: ['On-Prem Agents: List'],
  })
  declare listOnPremAgents: List<void, OnPremAgent>;

  @List('/on_prem_agents/search', {
    title: 'Search on-prem agents',
    description: 'By the common name of their certificate.',
    input: OnPremAgentName,
    record: OnPremAgent,
    key: (agent) => agent.id,
    pagination: everything,
    scopes: ['On-Prem Agents: Search'],
  })
  declare searchOnPremAgents: List<OnPremAgentName, OnPremAgent>;

  @Get('/on_prem_agents/{id}', {
    title: 'Get an on-prem agent',
    description: 'By its id: its group and system, whether it has yet to be set up, and whether it is given work.',
    input: OnPremAgentId,
    output: OnPremAgent,
    scopes: ['On-Prem Agents: Get details'],
  })
  declare getOnPremAgent: Action<OnPremAgentId, OnPremAgent>;

  @Post('/on_prem_agents', {
    title: 'Create an on-prem agent',
    description: 'Nothing drops a repeat, so a lost answer stops for a person.',
    input: NewOnPremAgent,
    output: OnPremAgent,
    effect: unsafe,
    scopes: ['On-Prem Agents: Create'],
  })
  declare createOnPremAgent: Action<NewOnPremAgent, OnPremAgent>;

  @Put('/on_prem_agents/{id}', {
    title: 'Update an on-prem agent',
    description: 'Changes the fields given and keeps the others.',
    input: OnPremAgentChange,
    output: OnPremAgent,
    effect: idempotent,
    scopes: ['On-Prem Agents: Update'],
  })
  declare updateOnPremAgent: Action<OnPremAgentChange, OnPremAgent>;

  @Delete('/on_prem_agents/{id}', {
    title: 'Delete an on-prem agent',
    description: 'Its group stays, with the other agents in it.',
    input: OnPremAgentId,
    effect: idempotent,
    scopes: ['On-Prem Agents: Delete'],
  })
  declare deleteOnPremAgent: Action<OnPremAgentId, void>;

  @Get('/on_prem_agents/{id}/status', {
    title: 'Get the status of an on-prem agent',
    description: 'Whether the agent can be reached. What is told besides the status is not documented and comes as it is.',
    input: OnPremAgentId,
    output: OnPremStatus,
    scopes: ['On-Prem Agents: Get status'],
    stability: 'experimental',
    source: `${PAGE}: GET /on_prem_agents/:id/status; fields are inferred from the name of the call`,
  })
  declare getOnPremAgentStatus: Action<OnPremAgentId, OnPremStatus>;
}
