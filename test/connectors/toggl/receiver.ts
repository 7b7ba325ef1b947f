import { createServer, type IncomingHttpHeaders, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';

export interface Received {
  readonly headers: IncomingHttpHeaders;
  readonly text: string;
  readonly body: {
    readonly event_id: number;
    readonly payload: unknown;
    readonly metadata: Readonly<Record<string, unknown>>;
    readonly validation_code?: string;
    readonly validation_code_url?: string;
  };
}

/** A subscriber's callback on this machine. */
export class Receiver {
  readonly received: Received[] = [];
  /** What it does with a notification; validates by answering with the code unless told otherwise. */
  answer: (
    got: Received,
  ) => { readonly status: number; readonly body?: unknown } | Promise<{ readonly status: number; readonly body?: unknown }> = ({
    body,
  }) => ({ status: 200, body: { validation_code: body.validation_code } });

  private constructor(private readonly server: Server) {}

  static async start(): Promise<Receiver> {
    const server = createServer((request, response) => {
      void text(request).then(async (content) => {
        const got = { headers: request.headers, text: content, body: JSON.parse(content) as Received['body'] };
        receiver.received.push(got);
        const { status, body } = await receiver.answer(got);
        response.writeHead(status).end(JSON.stringify(body ?? null));
      });
    });
    const receiver = new Receiver(server);
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    return receiver;
  }

  get url(): string {
    return `http://127.0.0.1:${(this.server.address() as AddressInfo).port}/hook`;
  }

  /** All but pings. */
  get events(): Received['body'][] {
    return this.received.map(({ body }) => body).filter(({ payload }) => payload !== 'ping');
  }

  close(): Promise<void> {
    this.server.closeAllConnections();
    return new Promise((resolve) => void this.server.close(() => resolve()));
  }
}
