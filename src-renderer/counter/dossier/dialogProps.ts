import type { DossierDetail } from '../../../src-shared/contract/dossier.ts';

/** What every dialog of the dossier page works with. */
export interface DialogProps {
  readonly data: DossierDetail;
  readonly onDone: () => void;
  readonly onClose: () => void;
}
