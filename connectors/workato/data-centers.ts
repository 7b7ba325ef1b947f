export const REGIONS = ['us', 'eu', 'jp', 'sg', 'au', 'il', 'trial', 'kr', 'uk', 'virtual_private'] as const;
export type Region = (typeof REGIONS)[number];

/** Hosts of one data centre. The workspace of a customer has its own branch of the API; the side hosts know it by its token. */
function dataCenter(api: string, eventStreams: string, dataTables: string) {
  const side = { event_streams: `https://${eventStreams}/api/v1`, data_tables: `https://${dataTables}` };
  return {
    own: { api: `https://${api}/api`, ...side },
    managed: { api: `https://${api}/api/managed_users/{managed_user}`, ...side },
  };
}

function inRegion(region: string) {
  return dataCenter(`app.${region}.workato.com`, `event-streams.${region}.workato.com`, `data-tables.${region}.workato.com`);
}

/** By the region and the workspace of a connection. */
export const dataCenters = {
  us: dataCenter('www.workato.com', 'event-streams.workato.com', 'data-tables.workato.com'),
  eu: inRegion('eu'),
  jp: inRegion('jp'),
  sg: inRegion('sg'),
  au: inRegion('au'),
  il: inRegion('il'),
  trial: inRegion('trial'),
  kr: inRegion('kr'),
  uk: inRegion('uk'),
  virtual_private: dataCenter('{host}', '{event_streams_host}', '{data_tables_host}'),
};
