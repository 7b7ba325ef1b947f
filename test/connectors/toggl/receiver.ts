import type { IncomingHttpHeaders } from 'node:http';
import { Callback } from '../callback.js';

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

interface Answer {
  readonly status: number;
  readonly body?: unknown;
}

/** A subscriber that reads what Toggl tells it, and validates by answering with the code unless told otherwise. */
export class Receiver {
  readonly received: Received[] = [];
  answer: (got: Received) => Answer | Promise<Answer> = ({ body }) => ({ status: 200, body: { validation_code: body.validation_code } });

  private constructor(private readonly callback: Callback) {}

  static async start(): Promise<Receiver> {
    const receiver: Receiver = new Receiver(
      await Callback.start(async ({ headers, body }) => {
        const text = body.toString();
        const got = { headers, text, body: JSON.parse(text) as Received['body'] };
        receiver.received.push(got);
        const { status, body: answer = null } = await receiver.answer(got);
        return { status, body: JSON.stringify(answer) };
      }),
    );
    return receiver;
  }

  get url(): string {
    return this.callback.url;
  }

  /** All but pings. */
  get events(): Received['body'][] {
    return this.received.map(({ body }) => body).filter(({ payload }) => payload !== 'ping');
  }

  close(): Promise<void> {
    return this.callback.close();
  }
}
