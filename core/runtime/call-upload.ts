import { InvalidInputError } from 'trunkline/errors';
import { fileSource, type FileSource } from '../http/file-source.js';
import { OutgoingFile } from '../http/outgoing-file.js';
import { tooLong } from '../http/sending-body.js';
import { callAction } from './call-action.js';
import type { UploadOptions } from './connection.js';
import type { ConnectionParts } from './connection-parts.js';
import type { UploadPlan } from './operation-plan.js';

const ANY_TYPE = 'application/octet-stream';

/** Calls the operation as an action whose body is the file. */
export async function callUpload(
  parts: ConnectionParts,
  plan: UploadPlan,
  input: unknown,
  given: FileSource | Uint8Array,
  options: UploadOptions,
): Promise<unknown> {
  const source = fileSource(given);
  const { maxBytes, type = source.type ?? ANY_TYPE } = plan.document;
  const { size, name = 'the file' } = source;
  if (size !== undefined && maxBytes !== undefined && size > maxBytes) {
    throw new InvalidInputError(`${parts.qualify(plan.name)} was not sent: ${tooLong(name, maxBytes)}.`, {
      code: 'too_large',
      operation: parts.qualify(plan.name),
      notAccepted: options.resumed !== true,
      remedy: 'Send a smaller file.',
    });
  }
  const { clock, limits } = parts;
  const file = new OutgoingFile({ source, maxBytes, isTimed: options.timeoutMs !== undefined, clock, limits });
  const sized: Record<string, string> = size === undefined ? {} : { 'content-length': String(size) };
  const build: UploadPlan['build'] = (service, values) => {
    const request = plan.build(service, values);
    return { ...request, headers: { 'content-type': type, ...request.headers, ...sized }, file };
  };
  return callAction(parts, { ...plan, build }, input, options);
}
