import type { Log, LogEvent } from '../../../core/ports/log.js';

/** A log that keeps what it is told. */
export class KeptLog implements Log {
  readonly events: LogEvent[] = [];

  write(event: LogEvent): void {
    this.events.push(event);
  }
}
