import { Delete, Get, idempotent, List, OperationGroup, Poll, Post, Put, unsafe, type Action, type Trigger } from 'trunkline/sdk';
import { allData } from '../pagers.js';
import { DOCS } from '../sources.js';
import { Invitation, Member, MemberId, MemberRights, MemberRoles } from './member.js';

/** The people of a workspace, by an API client of the development environment. */
@OperationGroup({ source: `${DOCS}/team` })
export class Members {
  @List('/members', {
    title: 'List members of the workspace',
    description: 'All of them in one page.',
    record: Member,
    key: (member) => member.id,
    pagination: allData,
    scopes: ['Collaborators: Get collaborators'],
  })
  declare listMembers: List<void, Member>;

  @Get('/members/{id}', {
    title: 'Get a member of the workspace',
    input: MemberId,
    output: Member,
    scopes: ['Collaborators: Get collaborator'],
  })
  declare getMember: Action<MemberId, Member>;

  @Put('/members/{id}', {
    title: 'Set the roles of a member',
    input: MemberRoles,
    effect: idempotent,
    scopes: ["Collaborators: Update collaborator's roles"],
  })
  declare setMemberRoles: Action<MemberRoles, void>;

  @Delete('/members/{id}', {
    title: 'Remove a member from the workspace',
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

  @Get('/members/{id}/privileges', {
    title: 'Get what a member may do',
    description: 'One entry for each environment, with its role and what that allows.',
    input: MemberId,
    output: MemberRights,
    scopes: ['Collaborators: Get collaborator privileges'],
  })
  declare getMemberPrivileges: Action<MemberId, MemberRights>;

  @Get('/members/{id}/projects_privileges', {
    title: 'Get what a member may do in projects',
    input: MemberId,
    output: MemberRights,
  })
  declare getMemberProjectPrivileges: Action<MemberId, MemberRights>;

  @Get('/members/{id}/project_grants', {
    title: 'Get which projects a member has a role in',
    input: MemberId,
    output: MemberRights,
  })
  declare getMemberProjectGrants: Action<MemberId, MemberRights>;

  @Poll('listMembers', {
    title: 'New member',
    description: 'The whole list is read each time: a member may stand anywhere in it.',
    record: Member,
    cursor: (member) => member.created_at,
    scopes: ['Collaborators: Get collaborators'],
  })
  declare newMember: Trigger<void, Member>;
}
