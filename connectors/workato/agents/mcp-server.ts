import { ArrayMinSize, IsBoolean, IsInt, IsISO8601, IsObject, IsString, Length } from 'class-validator';
import { Field, Optional } from 'trunkline/sdk';
import { apiCollections, folders, mcpServers } from '../choices.js';
import { AgentAssetFilter } from './agent-asset-filter.js';

/** A server of the Model Context Protocol that offers endpoints and recipes as tools. */
export class McpServer {
  @Field('Its handle', { example: 'mcps-AYcNrsC8-Dd8-AB' }) id!: string;
  @Field('Name') name!: string;
  @Optional('What it is for') @IsString() description?: string | null;
  @Optional('Of what its tools are made') @IsString() asset_type?: string | null;
  @Optional('Where agents reach it; it may hold the token') @IsString() mcp_url?: string | null;
  @Optional('How agents are known', { example: 'hashed_token' }) @IsString() auth_type?: string | null;
  @Optional('By which means') @IsString() authentication_method?: string | null;
  @Optional('Id of the folder it lies in') @IsInt() folder_id?: number | null;
  @Optional('Id of its project') @IsInt() project_id?: number | null;
  @Optional('How many tools it has') @IsInt() tools_count?: number | null;
  @Optional('When it was created; ISO 8601 with offset') @IsISO8601() created_at?: string | null;
  @Optional('When it was last changed; ISO 8601 with offset') @IsISO8601() updated_at?: string | null;
}

export class McpServerFilter extends AgentAssetFilter {
  @Optional('Only with this means of knowing agents') @IsString() authentication_method?: string | null;
}

export class McpServerHandle {
  @Field('Handle of the server', { choices: mcpServers }) handle!: string;
}

export class NewMcpServer {
  @Field('Name') @Length(1) name!: string;
  @Field('Id of the folder it goes into', { choices: folders }) @IsInt() folder_id!: number;
  @Optional('What it is for') @IsString() description?: string | null;
  @Optional('Id of the API collection whose endpoints are its tools', { choices: apiCollections }) @IsInt() asset_id?: number | null;
}

export class McpServerChange extends McpServerHandle {
  @Optional('New name') @Length(1) name?: string | null;
  @Optional('What it is for') @IsString() description?: string | null;
}

/** What an agent can call. */
export class McpTool {
  @Field('Its id') @IsInt() id!: number;
  @Field('Name') name!: string;
  @Optional('What an agent is told of it') @IsString() description?: string | null;
  @Optional('Application that its recipe is triggered by') @IsString() trigger_application?: string | null;
  @Optional('Id of its recipe') @IsInt() flow_id?: number | null;
  @Optional('Whether its recipe runs') @IsBoolean() active?: boolean | null;
  @Optional('Whether it is offered') @IsBoolean() enabled?: boolean | null;
}

export class McpToolReference {
  @Field('Application that its recipe is triggered by') trigger_application!: string;
  @Field('Its id') @IsInt() id!: number;
}

export class McpToolAssignment extends McpServerHandle {
  @Field('Tools to offer', { items: McpToolReference }) @ArrayMinSize(1) tools!: McpToolReference[];
}

/** How much, and from where, a server may be called. */
export class McpServerPolicy {
  @Optional('Calls in a time: limit and interval', { example: { limit: 100, interval: 'minute' } })
  @IsObject()
  rate_limits?: Record<string, unknown> | null;
  @Optional('Calls in a longer time: limit and interval') @IsObject() quota_limits?: Record<string, unknown> | null;
  @Optional('Addresses it may be called from', { items: String }) ip_allow_list?: string[] | null;
  @Optional('Addresses it may not be called from', { items: String }) ip_deny_list?: string[] | null;
}

export class McpServerPolicyChange extends McpServerHandle {
  @Field('What changes') mcp_server_policy!: McpServerPolicy;
}
