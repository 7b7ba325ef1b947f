import { Delete, Get, idempotent, List, OperationGroup, Poll, Post, Put, unsafe, type Action, type Trigger } from 'trunkline/sdk';
import { allData } from '../pagers.js';
import { DOCS } from '../sources.js';
import { Invitation, Member, MemberId, MemberRight, MemberRoles } from './member.js';

const PAGE = `${DOCS}/team`;

/** The people of a workspace, by an API client of the development environment. */
@OperationGroup({ source: PAGE })
export class Members {
  @List('/members', {
    title: 'List members of the workspace',
    description: 'All of them in one page, with their roles in each environment. Needs an API client of the development environment.',
    record: Member,
    key: (member) => member.id,
    pagination: allData,
    scopes: ['Collaborators: Get collaborators'],
  })
  declare listMembers: List<void, Member>;

  @Get('/members/{id}', {
    title: 'Get a member of the workspace',
    description:
      'By the id of the user: their roles in each environment, and what they last did. Needs an API client of the development environment.',
    input: MemberId,
    output: Member,
    scopes: ['Collaborators: Get collaborator'],
  })
  declare getMember: Action<MemberId, Member>;

  @Put('/members/{id}', {
    title: 'Set the roles of a member',
    description:
      'Give all environments: what becomes of one that is left out is not documented. Needs an API client of the development environment.',
    input: MemberRoles,
    effect: idempotent,
    scopes: ["Collaborators: Update collaborator's roles"],
  })
  declare setMemberRoles: Action<MemberRoles, void>;

  @Delete('/members/{id}', {
    title: 'Remove a member from the workspace',
    description:
      'What becomes of the recipes and connections they made is not documented. Needs an API client of the development environment.',
    input: MemberId,
    effect: idempotent,
    scopes: ['Collaborators: Delete collaborator'],
  })
  declare removeMember: Action<MemberId, void>;

  @Post('/member_invitations', {
    title: 'Invite someone to the workspace',
    description:
      'Sends a mail, which an address gets once in 20 minutes. An unknown role or environment is refused. A repeat would send another ' +
      'mail, so a lost answer stops for a person.',
    input: Invitation,
    effect: unsafe,
    scopes: ['Collaborators: Invite'],
  })
  declare inviteMember: Action<Invitation, void>;

  @List('/members/{id}/privileges', {
    title: 'List what a member may do',
    description: 'One record for each environment, with its role and what that allows.',
    input: MemberId,
    record: MemberRight,
    pagination: allData,
    scopes: ['Collaborators: Get collaborator privileges'],
    stability: 'experimental',
    source: `${PAGE}: GET /members/:id/privileges; fields are inferred from the page's description`,
  })
  declare listMemberPrivileges: List<MemberId, MemberRight>;

  @List('/members/{id}/projects_privileges', {
    title: 'List what a member may do in projects',
    description: 'All of them in one page. Which fields a record has is not documented: they come as Workato sends them.',
    input: MemberId,
    record: MemberRight,
    pagination: allData,
    stability: 'experimental',
    source: `${PAGE}: GET /members/:id/projects_privileges; fields are inferred from the list of privileges`,
  })
  declare listMemberProjectPrivileges: List<MemberId, MemberRight>;

  @List('/members/{id}/project_grants', {
    title: 'List projects that a member has a role in',
    description: 'All of them in one page, with the role where it is told. Which fields a record has is not documented.',
    input: MemberId,
    record: MemberRight,
    pagination: allData,
    stability: 'experimental',
    source: `${PAGE}: GET /members/:id/project_grants; fields are inferred from the list of privileges`,
  })
  declare listMemberProjectGrants: List<MemberId, MemberRight>;

  @Poll('listMembers', {
    title: 'New member',
    description: 'The whole list is read each time: a member may stand anywhere in it.',
    record: Member,
    cursor: (member) => member.created_at,
    scopes: ['Collaborators: Get collaborators'],
  })
  declare newMember: Trigger<void, Member>;
}
