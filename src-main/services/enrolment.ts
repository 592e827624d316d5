import { fail, ok } from '../../src-shared/result.ts';
import { endsMembership } from '../../src-shared/sync/enrolAnew.ts';
import { fingerprintOf } from '../sync/httpClient.ts';
import type { Handlers } from './services.ts';

export const enrolmentHandlers: Handlers<'sync.server' | 'sync.enrol'> = {
  'sync.server': async (_, { url }) => {
    const found = await fingerprintOf(url);
    return found.ok ? ok({ fingerprint: found.value }) : found;
  },
  'sync.enrol': async ({ services, staff }, { url, fingerprint, code }) => {
    if (staff.role !== 'administrator') return fail('role.administratorOnly');
    const { enrolled, failure } = services.sync.state();
    if (enrolled && !endsMembership.has(failure ?? '')) return fail('sync.alreadyEnrolled');
    const joined = await services.enrol({ url, fingerprint }, code, services.counter.name);
    if (!joined.ok) return joined;
    const { wardName, counter } = joined.value;
    services.counter.id = counter;
    return ok({ wardName, counter });
  },
};
