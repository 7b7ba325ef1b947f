/** What a trigger or an action of a connector is called, and what it looks like to the builder of a recipe. */
interface Operation {
  readonly name: string;
  readonly title: string;
}

/** A connector of the platform. Facts: K108. */
export interface PlatformConnector {
  readonly name: string;
  readonly title: string;
  readonly categories: readonly string[];
  /** Whether people sign in to it, so that credentials alone do not. */
  readonly oauth: boolean;
  readonly deprecated: boolean;
  readonly triggers: readonly Operation[];
  readonly actions: readonly Operation[];
}

const NEW_RECORD = { name: 'new_record', title: 'New record' };
const CREATE_RECORD = { name: 'create_record', title: 'Create record' };

export const PLATFORM_CONNECTORS: readonly PlatformConnector[] = [
  connector('clock', 'Scheduler by Workato', 'Workato', {
    triggers: [{ name: 'scheduled_event', title: 'New scheduled event' }],
    actions: [],
  }),
  connector('netsuite', 'NetSuite', 'Finance'),
  connector('salesforce', 'Salesforce', 'CRM', { oauth: true }),
  connector('slack', 'Slack', 'Collaboration', { oauth: true }),
  connector('google_drive', 'Google Drive', 'Files', { oauth: true }),
  connector('jira', 'Jira', 'Project management'),
  connector('zendesk', 'Zendesk', 'Support'),
  connector('workato_webhook', 'Webhooks', 'Workato', { actions: [] }),
  connector('workato_recipe_function', 'Recipe functions', 'Workato'),
  connector('twitter_old', 'Twitter (deprecated)', 'Marketing', { oauth: true, deprecated: true }),
];

export function platformConnector(provider: string): PlatformConnector | undefined {
  return PLATFORM_CONNECTORS.find(({ name }) => name === provider);
}

function connector(name: string, title: string, category: string, more: Partial<PlatformConnector> = {}): PlatformConnector {
  const usual = { oauth: false, deprecated: false, triggers: [NEW_RECORD], actions: [CREATE_RECORD] };
  return { name, title, categories: [category], ...usual, ...more };
}
