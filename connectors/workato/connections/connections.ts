import { Delete, idempotent, List, OperationGroup, Post, Put, unsafe, type Action } from 'trunkline/sdk';
import { everything } from '../pagers.js';
import { CONNECTIONS } from '../sources.js';
import { Connection, ConnectionChange, ConnectionFilter, ConnectionId, Disconnection, NewConnection } from './connection.js';

@OperationGroup({ source: CONNECTIONS })
export class Connections {
  @List('/connections', {
    title: 'List connections',
    description: 'All of them in one page, those of single users only where asked for. Their credentials are never told.',
    input: ConnectionFilter,
    record: Connection,
    key: (connection) => connection.id,
    pagination: everything,
    scopes: ['Connections: List'],
  })
  declare listConnections: List<ConnectionFilter, Connection>;

  @Post('/connections', {
    title: 'Create a connection',
    description:
      'With what its connector wants in `input`, which is tried unless it is a shell. OAuth cannot be done this way: create a shell, and let a ' +
      'person connect it. Nothing drops a repeat, so a lost answer stops for a person.',
    input: NewConnection,
    output: Connection,
    effect: unsafe,
    scopes: ['Connections: Create'],
  })
  declare createConnection: Action<NewConnection, Connection>;

  @Put('/connections/{id}', {
    title: 'Update a connection',
    description: 'Changes the fields given and keeps the others.',
    input: ConnectionChange,
    output: Connection,
    effect: idempotent,
    scopes: ['Connections: Update'],
  })
  declare updateConnection: Action<ConnectionChange, Connection>;

  @Post('/connections/{id}/disconnect', {
    title: 'Disconnect a connection',
    description: 'One that is not connected stays so. One that started recipes use needs `force`.',
    input: Disconnection,
    effect: idempotent,
    scopes: ['Connections: Disconnect Connection'],
  })
  declare disconnectConnection: Action<Disconnection, void>;

  @Delete('/connections/{id}', {
    title: 'Delete a connection',
    description: 'One that is connected, or that started recipes use, is refused: disconnect it first.',
    input: ConnectionId,
    effect: idempotent,
    scopes: ['Connections: Delete Connection'],
  })
  declare deleteConnection: Action<ConnectionId, void>;
}
