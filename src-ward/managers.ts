import type { RandomBytes } from '../src-shared/ids.ts';
import { fail, ok, type Result } from '../src-shared/result.ts';
import { randomCode } from '../src-shared/text/randomCode.ts';
import { hashPassword, passwordMatches } from './password.ts';
import type { SettingStorage } from './storage.ts';

const triesAllowed = 5;
const lockMs = 15 * 60_000;
const sessionMs = 12 * 60 * 60_000;

interface ManagerTools {
  readonly clock: () => Date;
  readonly random: RandomBytes;
  readonly hash: (bytes: Uint8Array) => string;
}

/** Who may change the ward's settings over the network. */
export interface Managers {
  /** A new password for somebody, shown this once. Fails with managers.badName. */
  make(ward: string, name: string): Promise<Result<string>>;
  /** A session's token. Fails with managers.wrongPassword for a wrong name too, managers.locked {until}. */
  signIn(ward: string, name: string, password: string): Promise<Result<string>>;
  /** Whose session a token is. Fails with managers.notSignedIn. */
  who(ward: string, token: string): Promise<Result<string>>;
  signOut(ward: string, token: string): Promise<void>;
}

export function createManagers(storage: SettingStorage, { clock, random, hash }: ManagerTools): Managers {
  const inMs = (ms: number) => new Date(clock().getTime() + ms).toISOString();
  const hashed = (token: string) => hash(Buffer.from(`quay-mot-cua/manager/1 ${token}`));
  return {
    make: async (ward, name) => {
      if (name.trim() === '' || name.length > 100) return fail('managers.badName');
      const password = randomCode(16, random);
      const manager = {
        name: name.trim(),
        password: await hashPassword(password),
        failed: 0,
        lockedUntil: null,
      };
      await storage.write(ward, (tx) => tx.saveManager(manager));
      return ok(password);
    },
    signIn: async (ward, name, password) => {
      const manager = await storage.read(ward, (tx) => tx.manager(name.trim()));
      if (!manager) return fail('managers.wrongPassword');
      const locked = ({ lockedUntil }: typeof manager) =>
        lockedUntil !== null && lockedUntil > clock().toISOString();
      if (locked(manager)) return fail('managers.locked', { until: manager.lockedUntil });
      const right = await passwordMatches(password, manager.password);
      return storage.write(ward, async (tx) => {
        // Read again under the lock: tries made at once are all counted.
        const now = (await tx.manager(manager.name)) ?? manager;
        if (locked(now)) return fail('managers.locked', { until: now.lockedUntil });
        if (!right) {
          const failed = now.failed + 1;
          const full = failed >= triesAllowed;
          await tx.saveManager({
            ...now,
            failed: full ? 0 : failed,
            lockedUntil: full ? inMs(lockMs) : null,
          });
          return fail('managers.wrongPassword');
        }
        await tx.saveManager({ ...now, failed: 0, lockedUntil: null });
        const token = Buffer.from(random(32)).toString('base64url');
        await tx.addSession(hashed(token), now.name, inMs(sessionMs));
        return ok(token);
      });
    },
    who: async (ward, token) => {
      const name = await storage.read(ward, (tx) => tx.sessionOf(hashed(token), clock().toISOString()));
      return name === null ? fail('managers.notSignedIn') : ok(name);
    },
    signOut: (ward, token) => storage.write(ward, (tx) => tx.endSession(hashed(token))),
  };
}
