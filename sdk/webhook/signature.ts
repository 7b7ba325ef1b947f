import type { Part } from '../document/part.js';
import type { SignatureDocument } from '../document/webhook-document.js';

/** How notifications prove who sent them, for connections of class `C`. */
export type WebhookSignature<C> = Part<SignatureDocument, C>;
