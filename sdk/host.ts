export { openSecret } from './secret.js';
