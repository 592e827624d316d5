import type { StaffMember } from '../../src-shared/contract/session.ts';
import type { StaffRef } from '../../src-shared/dossier/events.ts';
import { fail, ok, type Result } from '../../src-shared/result.ts';
import type { Services } from './services.ts';
import { signIn } from './session.ts';

/**
 * Who stands behind an act that needs a leader: the leader signed in, or one whose own PIN was typed.
 * Null where nobody was named. Fails like a sign-in, or with approval.notLeader.
 */
export function approve(
  services: Services,
  staff: StaffMember,
  approval: { readonly staffId: string; readonly pin: string } | null,
): Result<StaffRef | null> {
  if (!approval) return ok(staff.role === 'leader' ? { id: staff.id, name: staff.name } : null);
  const known = signIn(services, approval.staffId, approval.pin);
  if (!known.ok) return known;
  return known.value.role === 'leader'
    ? ok({ id: known.value.id, name: known.value.name })
    : fail('approval.notLeader');
}
