/** The vendor's public documentation of the Developer API. */
export const DOCS = 'https://docs.workato.com/en/workato-api';
/** The vendor's OpenAPI file, in its repository workato-devs/workato-platform-cli. */
export const OPENAPI = 'OpenAPI file of workato-devs/workato-platform-cli';

export const RECIPES = `${DOCS}/recipes; ${OPENAPI}`;
export const JOBS = `${DOCS}/jobs`;
export const TESTS = `${DOCS}/test-automation`;
export const CONNECTIONS = `${DOCS}/connections; ${OPENAPI}`;
export const CONNECTORS = `${DOCS}/connectors; ${OPENAPI}`;
export const CUSTOM_CONNECTORS = `${DOCS}/custom_connectors; ${OPENAPI}`;
export const OAUTH_PROFILES = `${DOCS}/custom-oauth-profiles`;
export const EVENT_STREAMS = `${DOCS}/pubsub`;
