import {
  bearer,
  Connector,
  DefinitionError,
  Field,
  Get,
  operations,
  Secret,
  singlePage,
  type Action,
  type Class,
  type ConnectorOptions,
  type DataClass,
} from 'trunkline/sdk';

export class AcmeConnection {
  @Field('API token') token!: Secret;
  @Field('Name of the workspace') workspace!: string;
}

export class Contact {
  @Field('Stable number') id!: number;
  @Field('Name') name!: string;
}

/** Operations without a fault. */
export class Contacts {
  @Get('/me', { title: 'Get me', output: Contact }) declare getMe: Action<void, Contact>;
}

const SOUND: ConnectorOptions<AcmeConnection> = {
  name: 'acme',
  title: 'Acme',
  source: 'Acme API',
  baseUrl: 'https://api.acme.example',
  auth: bearer((connection) => connection.token),
  pagination: singlePage({ items: (body: unknown[]) => body }),
};

/** What is wrong with a connector `Acme` of these operations and options, a line per fault: `where: problem | remedy`. */
export function faults(
  group: Class,
  options: Partial<ConnectorOptions<AcmeConnection>> = {},
  connection: DataClass<AcmeConnection> = AcmeConnection,
): string[] {
  try {
    @Connector(connection, { ...SOUND, ...options })
    class Acme extends operations(group) {}
    return [`${Acme.name} is sound`];
  } catch (error) {
    if (!(error instanceof DefinitionError)) throw error;
    return error.faults.map(({ at, problem, remedy }) => `${at}: ${problem} | ${remedy}`);
  }
}
