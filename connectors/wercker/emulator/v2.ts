import type { Answer, RoutedRequest, Routes } from 'trunkline/testing';
import { whenReadable, whenSignedIn } from './access.js';
import { ok } from './answers.js';
import { notFound } from './errors.js';
import { image } from './image.js';
import { jobAt } from './job.js';
import { ADA, SAMPLE_YML, STEP_VERSIONS } from './seeds/catalog.js';
import type { Service } from './service.js';

/** Facts: C85 to C89. */
export function addVersion2(routes: Routes, service: Service): void {
  routes.get('/profile', (request) => whenSignedIn(request, () => ok(profile())));
  routes.get('/steps/{owner}/{name}/{version}', publishedStep);
  routes.get('/builds/{buildId}/docker', (request) => {
    const build = service.builds.find(request.param('buildId'));
    if (build === undefined) return notFound();
    return whenReadable(request, service.applications.find(build.applicationId), () =>
      jobAt(build, request.at).result === 'passed' ? image(`image of ${build.id}`) : notFound(),
    );
  });
  routes.get('/yml/{stack}', (request) => {
    const raw = SAMPLE_YML[request.param('stack')];
    return raw === undefined ? notFound() : { status: 200, raw };
  });
}

function profile() {
  const { userId, username, name, gravatar } = ADA;
  return {
    id: userId,
    name,
    lastName: 'Weber',
    username,
    email: 'ada@acme.example',
    gravatarHash: gravatar,
    organisation: 'Acme',
    url: '',
    twitter: '',
    hasGithubToken: true,
    hasBitbucketToken: false,
  };
}

/** `*` is the newest. */
function publishedStep(request: RoutedRequest<'owner' | 'name' | 'version'>): Answer {
  const [owner, name, version] = [request.param('owner'), request.param('name'), request.param('version')];
  const versions = STEP_VERSIONS.filter((step) => step.owner === owner && step.name === name);
  const found = version === '*' ? versions.at(-1) : versions.find((step) => step.version === version);
  if (found === undefined) return notFound();
  const { description } = found;
  return ok({ tarballUrl: `https://steps.example/${owner}/${name}/${found.version}.tar.gz`, version: found.version, description });
}
