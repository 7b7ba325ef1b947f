import { Delete, Get, idempotent, List, OperationGroup, Post, Put, unsafe, type Action } from 'trunkline/sdk';
import { everything } from '../pagers.js';
import { DOCS } from '../sources.js';
import { NewOnPremGroup, OnPremGroup, OnPremGroupChange, OnPremGroupId, OnPremStatus } from './on-prem-group.js';

const PAGE = `${DOCS}/on-prem`;

@OperationGroup({ source: PAGE })
export class OnPremGroups {
  @List('/on_prem_groups', {
    title: 'List on-prem groups',
    description: 'All of them in one page.',
    record: OnPremGroup,
    key: (group) => group.id,
    pagination: everything,
    scopes: ['On-prem groups: List on-prem groups'],
  })
  declare listOnPremGroups: List<void, OnPremGroup>;

  @Get('/on_prem_groups/{id}', {
    title: 'Get an on-prem group',
    input: OnPremGroupId,
    output: OnPremGroup,
    scopes: ['On-prem groups: Get on-prem group details'],
  })
  declare getOnPremGroup: Action<OnPremGroupId, OnPremGroup>;

  @Post('/on_prem_groups', {
    title: 'Create an on-prem group',
    description: 'Nothing drops a repeat, so a lost answer stops for a person.',
    input: NewOnPremGroup,
    output: OnPremGroup,
    effect: unsafe,
    scopes: ['On-prem groups: Create on-prem group'],
  })
  declare createOnPremGroup: Action<NewOnPremGroup, OnPremGroup>;

  @Put('/on_prem_groups/{id}', {
    title: 'Rename an on-prem group',
    input: OnPremGroupChange,
    output: OnPremGroup,
    effect: idempotent,
    scopes: ['On-prem groups: Update on-prem group'],
  })
  declare updateOnPremGroup: Action<OnPremGroupChange, OnPremGroup>;

  @Delete('/on_prem_groups/{id}', {
    title: 'Delete an on-prem group',
    description: 'With all its agents.',
    input: OnPremGroupId,
    effect: idempotent,
    scopes: ['On-prem groups: Delete on-prem group'],
  })
  declare deleteOnPremGroup: Action<OnPremGroupId, void>;

  @Get('/on_prem_groups/{id}/status', {
    title: 'Get the status of an on-prem group',
    input: OnPremGroupId,
    output: OnPremStatus,
    scopes: ['On-prem groups: Get on-prem group status'],
    stability: 'experimental',
    source: `${PAGE}: GET /on_prem_groups/:id/status; form of the answer unknown`,
  })
  declare getOnPremGroupStatus: Action<OnPremGroupId, OnPremStatus>;
}
