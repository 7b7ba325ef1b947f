import { errorTable } from 'trunkline/sdk';

interface WorkatoFault {
  readonly errors: readonly { readonly title: string; readonly detail?: string }[];
}

export const errors = errorTable({
  message: (fault: WorkatoFault) => fault.errors[0]!.title,
  reference: (fault) => fault.errors[0]!.detail,
});
