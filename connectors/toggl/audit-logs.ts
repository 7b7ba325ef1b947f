import { IsInt, IsISO8601, IsObject, IsString } from 'class-validator';
import { Field, List, OperationGroup, Optional, pageNumber } from 'trunkline/sdk';
import { OrganizationId } from './scopes.js';
import { API_V9 } from './sources.js';

/** What someone changed. */
export class AuditEvent {
  @Optional('Id of the workspace') @IsInt() workspace_id?: number | null;
  @Optional('Id of the user who did it') @IsInt() user_id?: number | null;
  @Optional('What was done', { example: 'updated' }) @IsString() action?: string | null;
  @Optional('What it was done to', { example: 'project' }) @IsString() entity_type?: string | null;
  @Optional('Id of what it was done to') @IsInt() entity_id?: number | null;
  @Optional('When; ISO 8601') @IsISO8601() created_at?: string | null;
  @Optional('What else is known of it') @IsObject() details?: Record<string, unknown> | null;
}

export class AuditRange extends OrganizationId {
  @Field('From this time on; ISO 8601, UTC') @IsISO8601() from!: string;
  @Field('Up to this time; ISO 8601, UTC') @IsISO8601() to!: string;
}

@OperationGroup({ stability: 'experimental' })
export class AuditLogs {
  @List('/audit_logs/{organization_id}/{from}/{to}', {
    title: 'List what was changed in an organisation',
    description: 'Enterprise plans only.',
    input: AuditRange,
    record: AuditEvent,
    pagination: pageNumber({ page: 'page_number', items: (body: unknown[]) => body, consistency: 'shifts' }),
    source: `${API_V9}: GET /audit_logs/{organization_id}/{from}/{to}; fields inferred from the events of webhooks`,
  })
  declare listAuditEvents: List<AuditRange, AuditEvent>;
}
