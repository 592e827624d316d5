import type { ProcedureChannel } from '../procedure/version.ts';

export const procedureChannelWords: Readonly<Record<ProcedureChannel, string>> = {
  inPerson: 'Trực tiếp',
  online: 'Trực tuyến',
  post: 'Qua bưu chính',
};
