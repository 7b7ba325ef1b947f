/** The vendor's own OpenAPI files, as kept in the public repository panoramicdata/Toggl.Api. */
export const API_V9 = 'OpenAPI file of Toggl Track API v9';
export const REPORTS_V3 = 'OpenAPI file of Toggl Reports API v3';
export const WEBHOOKS_V1 = 'OpenAPI file of Toggl Webhooks API v1';
