import { type Answer, authorize, type Emulator, type EmulatorOptions, Routes, startServer } from 'trunkline/testing';
import type { Workato } from '../workato.js';
import { addStorage } from './storage.js';

/** Archives on an origin of their own, which has no use for the API's token and refuses whoever shows it. */
export function startStorage(workato: Workato, { now }: EmulatorOptions): Promise<Emulator> {
  const routes = new Routes();
  addStorage(routes, workato);
  const refuse = (): Answer => ({ status: 400, raw: 'The address is enough: no other authorization is taken here' });
  const withoutToken = authorize(({ headers }) => headers.authorization === undefined, refuse);
  const errorAnswer = (status: number): Answer => ({ status, raw: 'NoSuchKey' });
  return startServer({ routes, file: workato.file, layers: [withoutToken], errorAnswer }, now ? { now } : {});
}
