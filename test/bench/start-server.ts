import { startChild } from './child.js';

/** A vendor that listens on this machine, in a process of its own. */
export interface Server extends Disposable {
  /** Base URL, without a slash at its end. */
  readonly url: string;
}

export async function startServer({ records = 1, latency = 0 }: { records?: number; latency?: number } = {}): Promise<Server> {
  const { child, said: port } = await startChild<number>('server.js', ['--records', String(records), '--latency', String(latency)]);
  return { url: `http://127.0.0.1:${port}/v1`, [Symbol.dispose]: () => child.disconnect() };
}
