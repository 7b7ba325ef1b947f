export { NodeDns } from './node-dns.js';
export { NodeFiles } from './node-files.js';
export { ProcessEnv } from './process-env.js';
export { ReferenceSecrets } from './reference-secrets.js';
export { SilentLog } from './silent-log.js';
export { SystemClock } from './system-clock.js';
export { SystemRandom } from './system-random.js';
export { UndiciHttp } from './undici-http.js';
