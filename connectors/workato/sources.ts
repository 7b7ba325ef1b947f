/** The vendor's public documentation of the Developer API. */
export const DOCS = 'https://docs.workato.com/en/workato-api';
/** The vendor's OpenAPI file, in its repository workato-devs/workato-platform-cli. */
export const OPENAPI = 'OpenAPI file of workato-devs/workato-platform-cli';
/** OpenAPI files that were made from the vendor's pages by others. */
export const THIRD_PARTY = 'OpenAPI files of api-evangelist/workato';
/** Public client code, not the vendor's. */
export const CLIENTS = 'public clients of the API';
/** A condensed copy of the vendor's pages as they were about 2024. */
export const COPY = 'copy of the vendor’s pages in grailautomation/claude-plugins';
/** Client code in a repository of the vendor's own. */
export const VENDOR_CLIENT = 'client of workato-devs/wk';

export const RECIPES = `${DOCS}/recipes; ${OPENAPI}`;
export const JOBS = `${DOCS}/jobs`;
export const TESTS = `${DOCS}/test-automation`;
export const CONNECTIONS = `${DOCS}/connections; ${OPENAPI}`;
export const CONNECTORS = `${DOCS}/connectors; ${OPENAPI}`;
export const CUSTOM_CONNECTORS = `${DOCS}/custom_connectors; ${OPENAPI}`;
export const OAUTH_PROFILES = `${DOCS}/custom-oauth-profiles`;
export const EVENT_STREAMS = `${DOCS}/pubsub`;
