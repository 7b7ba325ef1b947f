import { itAsks, type Request } from './support/requests.js';

const API = 'https://www.workato.com/api';

describe('what Workato is asked about folders and projects', () => {
  const cases: readonly Request[] = [
    ['K114', 'listFolders', { parent_id: 7 }, `GET ${API}/folders?parent_id=7&page=1&per_page=100`],
    ['K114', 'createFolder', { name: 'Orders', parent_id: 7 }, `POST ${API}/folders {"name":"Orders","parent_id":7}`],
    ['K115', 'deleteFolder', { folder_id: 7, force: true }, `DELETE ${API}/folders/7?force=true`],
    ['K116', 'listProjects', undefined, `GET ${API}/projects?page=1&per_page=100`],
    ['K116', 'deleteProject', { project_id: 58 }, `DELETE ${API}/projects/58`],
    [
      'K32, K117',
      'buildProject',
      { id: 'f660222', description: 'nightly', include_test_cases: true },
      `POST ${API}/projects/f660222/build {"description":"nightly","include_test_cases":true}`,
    ],
    ['K117', 'getProjectBuild', { id: 3 }, `GET ${API}/project_builds/3`],
    [
      'K118',
      'deployProjectBuild',
      { id: 3, environment_type: 'test', description: 'd' },
      `POST ${API}/project_builds/3/deploy?environment_type=test {"description":"d"}`,
    ],
    ['K118', 'deployProject', { id: '58', environment_type: 'prod' }, `POST ${API}/projects/58/deploy?environment_type=prod`],
    ['K119', 'getDeployment', { id: 4 }, `GET ${API}/deployments/4`],
    [
      'K120',
      'listDeployments',
      { folder_id: 'f7', environment_type: 'prod', state: 'failed', from: '2025-01-05T00:00:00Z' },
      `GET ${API}/deployments?folder_id=f7&environment_type=prod&from=2025-01-05T00:00:00Z&state=failed`,
    ],
  ];
  itAsks(cases);
});

describe('what Workato is asked about packages and properties', () => {
  const cases: readonly Request[] = [
    [
      'K121',
      'listFolderAssets',
      { folder_id: 7, include_data: true },
      `GET ${API}/export_manifests/folder_assets?folder_id=7&include_data=true`,
    ],
    [
      'K34, K122',
      'createExportManifest',
      { export_manifest: { name: 'All', folder_id: 7, auto_generate_assets: true } },
      `POST ${API}/export_manifests {"export_manifest":{"name":"All","folder_id":7,"auto_generate_assets":true}}`,
    ],
    ['K122', 'getExportManifest', { id: 12 }, `GET ${API}/export_manifests/12`],
    [
      'K122',
      'updateExportManifest',
      { id: 12, export_manifest: { name: 'Most' } },
      `PUT ${API}/export_manifests/12 {"export_manifest":{"name":"Most"}}`,
    ],
    ['K122', 'deleteExportManifest', { id: 12 }, `DELETE ${API}/export_manifests/12`],
    ['K124', 'exportPackage', { manifest_id: 12 }, `POST ${API}/packages/export/12`],
    ['K123', 'getPackage', { id: 242 }, `GET ${API}/packages/242`],
    ['K124', 'downloadPackage', { id: 242 }, `GET ${API}/packages/242/download`],
    ['K37, K126', 'getProperties', { prefix: 'sync.', project_id: 58 }, `GET ${API}/properties?prefix=sync.&project_id=58`],
    [
      'K37, K127',
      'setProperties',
      { project_id: 58, properties: { 'sync.to': 'ada' } },
      `POST ${API}/properties?project_id=58 {"properties":{"sync.to":"ada"}}`,
    ],
  ];
  itAsks(cases);
});
