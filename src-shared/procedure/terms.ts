import type { SubmissionChannel } from '../dossier/intake.ts';
import { fail, ok, type Result } from '../result.ts';
import type { ChannelTerms, ProcedureChannel, ProcedureVersion } from './version.ts';

/** Online with help at the counter has the terms of online. */
const published: Readonly<Record<SubmissionChannel, ProcedureChannel>> = {
  inPerson: 'inPerson',
  online: 'online',
  post: 'post',
  onlineAssisted: 'online',
};

/** Time and fee of one way of submitting. Fails with procedure.channelNotOffered. */
export function termsFor(version: ProcedureVersion, submission: SubmissionChannel): Result<ChannelTerms> {
  const terms = version.channels.find(({ channel }) => channel === published[submission]);
  return terms ? ok(terms) : fail('procedure.channelNotOffered', { channel: submission });
}
