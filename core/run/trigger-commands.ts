import type { Backfill, CommandAnswer, OwnedStore, RunCommand, TriggerCommandKind } from '../ports/store/index.js';

export interface TriggerCommand extends RunCommand {
  readonly kind: TriggerCommandKind;
}

/** Does what people ask of triggers. */
export async function obeyTriggerCommand(store: OwnedStore, { kind, run, data }: TriggerCommand, now: number): Promise<CommandAnswer> {
  switch (kind) {
    case 'reset-trigger': {
      const done = await store.resetTrigger(run, data as { readonly forget: boolean });
      return said(done, 'It begins anew with its next poll.', 'Nothing was kept of it.');
    }
    case 'resume-connection':
      return said(await store.resumeConnection(run), 'Its triggers are polled again.', 'The connection is not paused.');
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

const said = (done: boolean, message: string, otherwise: string): CommandAnswer => ({ done, message: done ? message : otherwise });
