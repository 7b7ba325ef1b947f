import { AuthenticationError, errorTable, firstOf, on, PermissionError, RejectedError, SuspendedError } from 'trunkline/sdk';

/** Three forms, by the age of an endpoint. The UUID of a server error is the vendor's reference. */
interface WorkatoFault {
  readonly errors?: readonly { readonly title?: string; readonly detail?: string }[];
  readonly message?: string;
  readonly id?: string;
  readonly success?: boolean;
}

export const errors = errorTable({
  message: firstOf(
    (fault: WorkatoFault) => fault.errors![0]!.title,
    (fault) => fault.message,
  ),
  reference: firstOf(
    (fault: WorkatoFault) => fault.errors![0]!.detail,
    (fault) => fault.id,
  ),
  succeeded: (fault) => fault.success,
  details: { byField: (fault) => fault.errors },
  rows: [
    on({ status: [200, 201] }, RejectedError),
    on({ status: 400, message: ['Environments not provisioned', 'Trial has expired'] }, SuspendedError, {
      remedy: 'The plan of the workspace does not have this any more, or not yet. Change it, then let the connection try again.',
    }),
    on({ status: 401 }, AuthenticationError, {
      remedy:
        'A token is known in its own data centre only, and this connection asks in {region}. Take that of the workspace, or regenerate the token ' +
        'under Workspace admin > API clients.',
    }),
    on({ status: 403 }, PermissionError, {
      remedy:
        'The role of the API client lacks this endpoint, or its project scope this project. Edit it under Workspace admin > API clients > Client roles.',
    }),
  ],
});
