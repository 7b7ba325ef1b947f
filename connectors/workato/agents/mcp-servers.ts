import { Delete, Get, idempotent, List, OperationGroup, Post, Put, unsafe, type Action } from 'trunkline/sdk';
import { numberedData, numberedItems } from '../pagers.js';
import { DOCS, VENDOR_CLIENT } from '../sources.js';
import {
  McpServer,
  McpServerChange,
  McpServerFilter,
  McpServerHandle,
  McpServerPolicy,
  McpServerPolicyChange,
  McpTool,
  McpToolAssignment,
  NewMcpServer,
} from './mcp-server.js';

const data = (body: { data: unknown }) => body.data;

/** The endpoints are documented; what they take and answer is as the vendor's client has it. */
@OperationGroup({ source: `${DOCS}/mcp-servers; forms inferred from the ${VENDOR_CLIENT}`, stability: 'experimental' })
export class McpServers {
  @List('/mcp/mcp_servers', {
    title: 'List MCP servers',
    description: 'Each offers endpoints or recipes to agents as tools. `mcp_url` may hold its token, which is not masked.',
    input: McpServerFilter,
    record: McpServer,
    key: (server) => server.id,
    pagination: numberedData,
  })
  declare listMcpServers: List<McpServerFilter, McpServer>;

  @Get('/mcp/mcp_servers/{handle}', {
    title: 'Get an MCP server',
    description:
      'By its handle: where agents reach it, how they are known, and how many tools it has. `mcp_url` may hold the token, not masked.',
    input: McpServerHandle,
    output: McpServer,
    select: data,
  })
  declare getMcpServer: Action<McpServerHandle, McpServer>;

  @Post('/mcp/mcp_servers', {
    title: 'Create an MCP server',
    description: 'Nothing drops a repeat, so a lost answer stops for a person.',
    input: NewMcpServer,
    output: McpServer,
    select: data,
    effect: unsafe,
  })
  declare createMcpServer: Action<NewMcpServer, McpServer>;

  @Put('/mcp/mcp_servers/{handle}', {
    title: 'Update an MCP server',
    description: 'Changes the fields given and keeps the others.',
    input: McpServerChange,
    output: McpServer,
    select: data,
    effect: idempotent,
  })
  declare updateMcpServer: Action<McpServerChange, McpServer>;

  @Delete('/mcp/mcp_servers/{handle}', {
    title: 'Delete an MCP server',
    description: 'Agents reach no tools through it from then on. What becomes of the recipes behind them is not documented.',
    input: McpServerHandle,
    effect: idempotent,
  })
  declare deleteMcpServer: Action<McpServerHandle, void>;

  @Post('/mcp/mcp_servers/{handle}/token_renew', {
    title: 'Make the token of an MCP server anew',
    description:
      'The former one ends at once. `mcp_url` holds the new one, not masked. Each call makes another, so a repeat would end the one that ' +
      'was just given out.',
    input: McpServerHandle,
    output: McpServer,
    select: data,
    effect: unsafe,
  })
  declare renewMcpServerToken: Action<McpServerHandle, McpServer>;

  @List('/mcp/mcp_servers/{handle}/tools', {
    title: 'List tools of an MCP server',
    description: 'Each with its recipe, whether that runs, and whether the tool is offered to agents.',
    input: McpServerHandle,
    record: McpTool,
    key: (tool) => tool.id,
    pagination: numberedItems,
  })
  declare listMcpServerTools: List<McpServerHandle, McpTool>;

  @Post('/mcp/mcp_servers/{handle}/assign_tools', {
    title: 'Give tools to an MCP server',
    description: 'They come beside those that it has. A tool is named by its id and the application that triggers its recipe.',
    input: McpToolAssignment,
    effect: idempotent,
  })
  declare assignMcpServerTools: Action<McpToolAssignment, void>;

  @Get('/mcp/mcp_servers/{handle}/server_policies', {
    title: 'Get the policy of an MCP server',
    description: 'How many calls are let in, in a short and in a longer time, and from which addresses.',
    input: McpServerHandle,
    output: McpServerPolicy,
  })
  declare getMcpServerPolicy: Action<McpServerHandle, McpServerPolicy>;

  @Put('/mcp/mcp_servers/{handle}/server_policies', {
    title: 'Update the policy of an MCP server',
    description: 'Changes the fields given and keeps the others.',
    input: McpServerPolicyChange,
    output: McpServerPolicy,
    effect: idempotent,
  })
  declare updateMcpServerPolicy: Action<McpServerPolicyChange, McpServerPolicy>;
}
