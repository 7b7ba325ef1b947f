import { createRuntime, type Connection, type Limits } from 'trunkline';
import { Secret, type Class, type ConnectorError } from 'trunkline/sdk';
import type { VirtualClock } from '../../../core/testing/virtual-clock.js';
import { UploadServer, type Act } from './upload-server.js';
import { uploadsConnector } from './uploads-connector.js';

const Uploads = uploadsConnector();
type Uploads = InstanceType<typeof Uploads>;

interface Over {
  readonly connector?: Class<Uploads>;
  readonly clock?: VirtualClock;
  readonly limits?: Partial<Limits>;
  /** Acts as soon as a head is in. */
  readonly onHead?: Act;
}

/** Makes connections over real sockets, each to a vendor that acts so once a whole body is in; what is opened in a test is closed after it. */
export function uploadsOver() {
  const closing: { close(): Promise<unknown> }[] = [];
  afterEach(async () => {
    for (const resource of closing.splice(0).toReversed()) await resource.close();
  });
  return async (
    act: Act,
    { connector = Uploads, clock, limits, onHead }: Over = {},
  ): Promise<{ files: Connection<Uploads>; server: UploadServer }> => {
    const server = await UploadServer.start(act, onHead);
    const runtime = createRuntime({ limits: { backoffMs: 1, ...limits }, ports: clock ? { clock } : {} });
    closing.push(server, runtime);
    const services = { api: { url: server.origin, allowLoopback: true } };
    return { server, files: await runtime.connect(connector, { token: new Secret('abcd') }, { services }) };
  };
}

/** Its output, or class and code of what it ended with. */
export async function endOf(uploading: Promise<unknown>): Promise<string> {
  return uploading.then(
    (output) => JSON.stringify(output) ?? 'nothing',
    (error: ConnectorError) => `${error.name} ${error.code}${error.notAccepted ? ' (not accepted)' : ''}`,
  );
}
