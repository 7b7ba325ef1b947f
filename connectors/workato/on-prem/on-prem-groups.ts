import { Delete, Get, idempotent, List, OperationGroup, Post, Put, unsafe, type Action } from 'trunkline/sdk';
import { everything } from '../pagers.js';
import { DOCS } from '../sources.js';
import { NewOnPremGroup, OnPremGroup, OnPremGroupChange, OnPremGroupId, OnPremStatus } from './on-prem-group.js';

const PAGE = `${DOCS}/on-prem`;

@OperationGroup({ source: PAGE })
export class OnPremGroups {
  @List('/on_prem_groups', {
    title: 'List on-prem groups',
    description: 'All of them in one page, each with whether a connection uses it. listOnPremAgents tells the agents.',
    record: OnPremGroup,
    key: (group) => group.id,
    pagination: everything,
    scopes: ['On-Prem Groups: List'],
  })
  declare listOnPremGroups: List<void, OnPremGroup>;

  @Get('/on_prem_groups/{id}', {
    title: 'Get an on-prem group',
    description: 'By its id: whether a connection uses it, and from which addresses its agents may come.',
    input: OnPremGroupId,
    output: OnPremGroup,
    scopes: ['On-Prem Groups: Get details'],
  })
  declare getOnPremGroup: Action<OnPremGroupId, OnPremGroup>;

  @Post('/on_prem_groups', {
    title: 'Create an on-prem group',
    description: 'Nothing drops a repeat, so a lost answer stops for a person.',
    input: NewOnPremGroup,
    output: OnPremGroup,
    effect: unsafe,
    scopes: ['On-Prem Groups: Create'],
  })
  declare createOnPremGroup: Action<NewOnPremGroup, OnPremGroup>;

  @Put('/on_prem_groups/{id}', {
    title: 'Rename an on-prem group',
    description: 'Changes the name alone and gives the group as it then is. Its id stays, and with it the agents.',
    input: OnPremGroupChange,
    output: OnPremGroup,
    effect: idempotent,
    scopes: ['On-Prem Groups: Update'],
  })
  declare updateOnPremGroup: Action<OnPremGroupChange, OnPremGroup>;

  @Delete('/on_prem_groups/{id}', {
    title: 'Delete an on-prem group',
    description: 'With all its agents. deleteOnPremAgent takes a single one.',
    input: OnPremGroupId,
    effect: idempotent,
    scopes: ['On-Prem Groups: Delete'],
  })
  declare deleteOnPremGroup: Action<OnPremGroupId, void>;

  @Get('/on_prem_groups/{id}/status', {
    title: 'Get the status of an on-prem group',
    description: 'Whether the group can be reached. What is told besides the status is not documented and comes as it is.',
    input: OnPremGroupId,
    output: OnPremStatus,
    scopes: ['On-Prem Groups: Get status'],
    stability: 'experimental',
    source: `${PAGE}: GET /on_prem_groups/:id/status; fields are inferred from the name of the call`,
  })
  declare getOnPremGroupStatus: Action<OnPremGroupId, OnPremStatus>;
}
