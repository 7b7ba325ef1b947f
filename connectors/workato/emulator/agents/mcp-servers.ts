import type { Answer } from 'trunkline/testing';
import type { Api } from '../access/api.js';
import { type Call, found } from '../access/call.js';
import { ok, success } from '../answers.js';
import { pageOf } from '../query.js';
import { readDescribed } from './fields.js';
import type { McpServerRecord } from './records.js';
import { serverView } from './views.js';

/** Row 93 of the endpoints, of which only a third party tells; they are named by a handle. Facts: K31. */
export function addMcpServers(api: Api): void {
  api
    .get('/mcp/mcp_servers', ({ request, workspace }) => ok({ data: pageOf(request, workspace.mcpServers.live()).items.map(serverView) }))
    .post('/mcp/mcp_servers', (call) => {
      const { mcpServers } = call.workspace;
      const dates = { created_at: call.now, updated_at: call.now };
      const id = `mcp-${call.workspace.id}-${mcpServers.size + 1}`;
      const server = mcpServers.add({ id, name: '', description: '', ...dates, ...readDescribed(call, true) });
      call.effect('mcp_server.created', server.id, server.name);
      return shown(server);
    })
    .get('/mcp/mcp_servers/{id}', (call) => shown(serverOf(call)))
    .put('/mcp/mcp_servers/{id}', (call) => {
      const server = serverOf(call);
      call.workspace.mcpServers.change(server, { ...readDescribed(call, false), updated_at: call.now });
      call.effect('mcp_server.updated', server.id, server.name);
      return shown(server);
    })
    .delete('/mcp/mcp_servers/{id}', (call) => {
      const server = serverOf(call);
      call.workspace.mcpServers.delete(server, call.now);
      call.effect('mcp_server.deleted', server.id, server.name);
      return success();
    });
}

function serverOf({ workspace, request }: Call): McpServerRecord {
  return found(workspace.mcpServers.find(request.param('id')));
}

function shown(server: McpServerRecord): Answer {
  return ok({ data: serverView(server) });
}
