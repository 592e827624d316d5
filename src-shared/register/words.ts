import type { ResultChannel, SubmissionChannel } from '../dossier/intake.ts';

export const submissionChannelWords: Readonly<Record<SubmissionChannel, string>> = {
  inPerson: 'Trực tiếp',
  online: 'Trực tuyến',
  post: 'Qua bưu chính công ích',
  onlineAssisted: 'Nộp trực tuyến có hỗ trợ',
};

export const resultChannelWords: Readonly<Record<ResultChannel, string>> = {
  counter: 'Trực tiếp tại quầy',
  post: 'Qua bưu chính công ích',
  online: 'Trực tuyến',
};
