import { IsInt, IsISO8601, IsString } from 'class-validator';
import { Field, List, OperationGroup, Optional, pageNumber } from 'trunkline/sdk';
import { OrganizationId } from '../scopes.js';
import { API_V9 } from '../sources.js';

/** What someone changed. Nothing is documented of an event; it is taken to tell what it can be filtered by. */
export class AuditEvent {
  @Optional('Id of the workspace') @IsInt() workspace_id?: number | null;
  @Optional('Id of the user who did it') @IsInt() user_id?: number | null;
  @Optional('What was done', { example: 'updated' }) @IsString() action?: string | null;
  @Optional('What it was done to', { example: 'project' }) @IsString() entity_type?: string | null;
  @Optional('Id of what it was done to') @IsInt() entity_id?: number | null;
}

export class AuditFilter extends OrganizationId {
  @Field('From this time on; ISO 8601, UTC') @IsISO8601() from!: string;
  @Field('Up to this time; ISO 8601, UTC') @IsISO8601() to!: string;
  @Optional('Id of the workspace') @IsInt() workspace_id?: number | null;
  @Optional('Id of the user who did it') @IsInt() user_id?: number | null;
  @Optional('What was done') @IsString() action?: string | null;
  @Optional('What it was done to') @IsString() entity_type?: string | null;
  @Optional('Id of what it was done to') @IsInt() entity_id?: number | null;
}

@OperationGroup({ stability: 'experimental' })
export class AuditLogs {
  @List('/audit_logs/{organization_id}/{from}/{to}', {
    title: 'List what was changed in an organisation',
    description:
      'Who did what to which record between two times in UTC; narrowed, where asked, to a workspace, a user, an action or a record.',
    input: AuditFilter,
    record: AuditEvent,
    pagination: pageNumber({ page: 'page_number', items: (body: unknown[]) => body, consistency: 'shifts' }),
    source: `${API_V9}: GET /audit_logs/{organization_id}/{from}/{to}; fields inferred from the names of its filters`,
  })
  declare listAuditEvents: List<AuditFilter, AuditEvent>;
}
