/** The vendor's public documentation, page by page. */
export const DOCS = 'https://docs.workato.com/en/workato-api';
/** The vendor's OpenAPI file, in its repository workato-devs/workato-platform-cli. */
export const OPENAPI = 'OpenAPI file of workato-devs/workato-platform-cli';
