import type { Answer, RoutedRequest } from 'trunkline/testing';
import { ok } from './answers.js';
import { isSignedIn } from './credentials.js';
import { forbidden, notFound, unauthorized } from './errors.js';
import type { ApplicationRecord } from './records.js';

/** True when lists show it to the caller. Facts: C9. */
export function isVisible(request: RoutedRequest<never>, { privacy, isMember }: ApplicationRecord): boolean {
  return privacy === 'public' || (isMember && isSignedIn(request));
}

/** Answers with what belongs to an application, or says why not: it is not there, who are you, this is not for you. */
export function whenReadable(
  request: RoutedRequest<never>,
  application: ApplicationRecord | undefined,
  answer: (application: ApplicationRecord) => Answer,
): Answer {
  if (application === undefined) return notFound();
  if (isVisible(request, application)) return answer(application);
  return isSignedIn(request) ? forbidden() : unauthorized();
}

/** As above, for a list: whoever shows no credential finds nothing where there is nothing public. Facts: C9. */
export function whenListable(
  request: RoutedRequest<never>,
  application: ApplicationRecord | undefined,
  list: (application: ApplicationRecord) => unknown[],
): Answer {
  if (application?.privacy === 'private' && !isSignedIn(request)) return ok([]);
  return whenReadable(request, application, (found) => ok(list(found)));
}

/** Nothing is written for whoever does not belong to the application. */
export function whenWritable(
  request: RoutedRequest<never>,
  application: ApplicationRecord | undefined,
  answer: (application: ApplicationRecord) => Answer,
): Answer {
  return whenSignedIn(request, () => {
    if (application === undefined) return notFound();
    return application.isMember ? answer(application) : forbidden();
  });
}

export function whenSignedIn(request: RoutedRequest<never>, answer: () => Answer): Answer {
  return isSignedIn(request) ? answer() : unauthorized();
}
