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
    description: 'All of them in one page.',
    record: OnPremAgent,
    key: (agent) => agent.id,
    pagination: everything,
    scopes: ['On-prem agents: List on-prem agents'],
  })
  declare listOnPremAgents: List<void, OnPremAgent>;

  @List('/on_prem_agents/search', {
    title: 'Search on-prem agents',
    description: 'By the common name of their certificate.',
    input: OnPremAgentName,
    record: OnPremAgent,
    key: (agent) => agent.id,
    pagination: everything,
    scopes: ['On-prem agents: Search for on-prem agent'],
  })
  declare searchOnPremAgents: List<OnPremAgentName, OnPremAgent>;

  @Get('/on_prem_agents/{id}', {
    title: 'Get an on-prem agent',
    input: OnPremAgentId,
    output: OnPremAgent,
    scopes: ['On-prem agents: Get on-prem agent details'],
  })
  declare getOnPremAgent: Action<OnPremAgentId, OnPremAgent>;

  @Post('/on_prem_agents', {
    title: 'Create an on-prem agent',
    description: 'Nothing drops a repeat, so a lost answer stops for a person.',
    input: NewOnPremAgent,
    output: OnPremAgent,
    effect: unsafe,
    scopes: ['On-prem agents: Create on-prem agent'],
  })
  declare createOnPremAgent: Action<NewOnPremAgent, OnPremAgent>;

  @Put('/on_prem_agents/{id}', {
    title: 'Update an on-prem agent',
    description: 'Changes the fields given and keeps the others.',
    input: OnPremAgentChange,
    output: OnPremAgent,
    effect: idempotent,
    scopes: ['On-prem agents: Update on-prem agent'],
  })
  declare updateOnPremAgent: Action<OnPremAgentChange, OnPremAgent>;

  @Delete('/on_prem_agents/{id}', {
    title: 'Delete an on-prem agent',
    input: OnPremAgentId,
    effect: idempotent,
    scopes: ['On-prem agents: Delete on-prem agents'],
  })
  declare deleteOnPremAgent: Action<OnPremAgentId, void>;

  @Get('/on_prem_agents/{id}/status', {
    title: 'Get the status of an on-prem agent',
    input: OnPremAgentId,
    output: OnPremStatus,
    scopes: ['On-prem agents: Get on-prem agent status'],
    stability: 'experimental',
    source: `${PAGE}: GET /on_prem_agents/:id/status; form of the answer unknown`,
  })
  declare getOnPremAgentStatus: Action<OnPremAgentId, OnPremStatus>;
}
