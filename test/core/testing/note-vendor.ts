import { type Answer, type Emulator, type EmulatorOptions, Routes, startServer, StateFile } from 'trunkline/testing';

interface Note {
  readonly id: number;
  readonly text: unknown;
}

/** No text in any encoding. */
export const PICTURE = Uint8Array.of(0xff, 0xd8, 0x00, 0x80);

/** The smallest vendor that keeps anything: it takes notes. Errors are `{ oops }`, and a 429 says when to come back. */
export async function startNotes(options: EmulatorOptions = {}, signature?: Promise<Answer>): Promise<Emulator> {
  const file = await StateFile.open<{ notes: Note }>('notes', options.statePath);
  const notes = file.rows('notes');

  const routes = new Routes()
    .get('/notes', () => ({ status: 200, body: notes }))
    .get('/notes/{id}', (request) => ({ status: 200, body: { asked: request.param('id'), query: [...request.query] } }))
    .get('/picture', () => ({ status: 200, raw: PICTURE }))
    .get('/notes/{id}/signature', () => ({ status: 200, headers: { 'x-note': 'asked' }, later: signature }))
    .put('/picture', ({ bytes, body, text }) => ({ status: 200, body: { bytes: [...bytes], body: body ?? null, text } }), { body: 'bytes' })
    .delete('/notes/{id}', () => ({ status: 204 }))
    .get('/broken', () => {
      throw new Error('a mistake in the fake');
    })
    .post('/notes', (request) => {
      const note = { id: notes.length + 1, text: request.body };
      notes.push(note);
      file.put('notes', note.id, note);
      file.ledger.append('note.taken', note.id, request, String(request.headers['idempotency-key'] ?? ''));
      return { status: 201, body: note };
    });

  return startServer(
    {
      routes,
      file,
      errorAnswer: (status, reason) => ({ status, ...(status === 429 && { headers: { 'retry-after': '7' } }), body: { oops: reason } }),
    },
    options,
  );
}

export function takeNote(notes: Emulator, text = 'hello', signal?: AbortSignal): Promise<Response> {
  return fetch(`${notes.origin}/notes`, { method: 'POST', body: JSON.stringify(text), ...(signal && { signal }) });
}

/** `failed` when no whole answer came. */
export async function outcomeOf(sending: Promise<Response>): Promise<{ status: number; text: string } | 'failed'> {
  try {
    const answer = await sending;
    return { status: answer.status, text: await answer.text() };
  } catch {
    return 'failed';
  }
}

/** The message of the process's next warning, which is not printed. */
export function nextWarning(): Promise<string> {
  const printers = process.listeners('warning');
  process.removeAllListeners('warning');
  return new Promise((resolve) => {
    process.once('warning', (warning) => {
      for (const printer of printers) process.on('warning', printer);
      resolve(warning.message);
    });
  });
}
