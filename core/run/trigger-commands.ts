import type { Backfill, CommandAnswer, OwnedStore, RunCommand, TriggerCommandKind } from '../ports/store/index.js';

export interface TriggerCommand extends RunCommand {
  readonly kind: TriggerCommandKind;
}
import { counted } from '../text/counted.js';

/** Does what people ask of triggers. */
export async function obeyTriggerCommand(store: OwnedStore, { kind, run, data }: TriggerCommand, now: number): Promise<CommandAnswer> {
  switch (kind) {
    case 'reset-trigger': {
      const done = await store.resetTrigger(run, data as { readonly forget: boolean });
      return said(done, 'It begins anew with its next poll.', 'Nothing was kept of it.');
    }
    case 'resume-connection':
      return resumeConnection(store, run);
    case 'replay-letter':
      return said(
        await store.replayDeadLetter(Number(run)),
        'It is tried with the next poll of its trigger, or while its recipe is served.',
        'There is no such dead letter.',
      );
    case 'drop-letter':
      return said(await store.dropDeadLetter(Number(run)), 'It is dropped.', 'There is no such dead letter.');
    case 'backfill':
      return said(await store.addBackfill(data as Backfill, now), 'It is read beside live events.', 'There is a backfill of this id.');
  }
}

/** Whatever keeps a connection from being called, wholly or in part. */
async function resumeConnection(store: OwnedStore, connection: string): Promise<CommandAnswer> {
  const wasPaused = await store.resumeConnection(connection);
  const lifted = await store.liftBarriers(connection);
  const parts = [
    ...(wasPaused ? ['Its triggers are polled again.'] : []),
    ...(lifted > 0 ? [`What the vendor had closed is asked for again: ${counted(lifted, 'place')}.`] : []),
  ];
  return said(parts.length > 0, parts.join(' '), 'The connection is not paused, and nothing of it is closed.');
}

const said = (done: boolean, message: string, otherwise: string): CommandAnswer => ({ done, message: done ? message : otherwise });
