import type { RandomBytes } from '../src-shared/ids.ts';
import { fail, ok, type Result } from '../src-shared/result.ts';
import type { EnrolReply, EnrolRequest } from '../src-shared/sync/wire.ts';
import { randomCode } from '../src-shared/text/randomCode.ts';
import type { EnrolledDevice, MemberStorage } from './storage.ts';

/** How long a one-time code stands: somebody walks from the server to the counter. */
const codeLifeMs = 24 * 60 * 60 * 1000;

interface MemberTools {
  readonly clock: () => Date;
  readonly random: RandomBytes;
  readonly hash: (bytes: Uint8Array) => string;
  readonly isPublicKey: (text: string) => boolean;
  readonly wardName: (ward: string) => Promise<string>;
}

/** Who belongs to a ward: codes, enrolment, revocation. */
export interface Members {
  /** A one-time code for a counter, e.g. `K7PW-3FQX-9MTD`. Fails with ward.counterTaken, ward.badCounter. */
  makeCode(ward: string, counter: string): Promise<Result<string>>;
  /** Fails with api.badInput for what is no key; sync.badCode for a code that is unknown, used or old alike; sync.forked for a disk that went back. */
  enrol(request: EnrolRequest): Promise<Result<EnrolReply>>;
  /** From now on nothing of the device is taken. Fails with ward.unknownDevice. */
  revoke(ward: string, device: string): Promise<Result<void>>;
  list(ward: string): Promise<readonly EnrolledDevice[]>;
}

const plainCode = (typed: string) => typed.toUpperCase().replace(/[^0-9A-Z]/g, '');

export function createMembers(storage: MemberStorage, tools: MemberTools): Members {
  const { clock, random } = tools;
  const hashed = (code: string) => tools.hash(Buffer.from(`quay-mot-cua/enrol/1 ${plainCode(code)}`));
  return {
    makeCode: async (ward, counter) => {
      if (!/^[A-Z][A-Z0-9]{0,4}$/.test(counter)) return fail('ward.badCounter');
      return storage.write(ward, async (tx) => {
        if ((await tx.devices()).some((device) => device.counter === counter))
          return fail('ward.counterTaken', { counter });
        const code = randomCode(12, random);
        const expiresAt = new Date(clock().getTime() + codeLifeMs).toISOString();
        await tx.addCode({ hash: hashed(code), counter, expiresAt });
        return ok(`${code.slice(0, 4)}-${code.slice(4, 8)}-${code.slice(8)}`);
      });
    },
    enrol: async ({ code, device, publicKey, name, seq }) => {
      if (!tools.isPublicKey(publicKey)) return fail('api.badInput');
      const ward = await storage.wardOfCode(hashed(code));
      if (ward === null) return fail('sync.badCode');
      return storage.write(ward, async (tx) => {
        const now = clock().toISOString();
        const before = await tx.device(device);
        if (before?.revoked || (before && before.publicKey !== publicKey)) return fail('sync.forked');
        // Again, because the answer was lost: the code is used, the device is known.
        if (before) return ok({ ward, wardName: await tools.wardName(ward), counter: before.counter });
        const found = await tx.useCode(hashed(code), now);
        if (!found) return fail('sync.badCode');
        if (seq < (await tx.headSeq(device))) return fail('sync.forked');
        await tx.addDevice({ id: device, publicKey, counter: found.counter, name }, now);
        return ok({ ward, wardName: await tools.wardName(ward), counter: found.counter });
      });
    },
    revoke: (ward, device) =>
      storage.write(ward, async (tx) => {
        if (!(await tx.device(device))) return fail('ward.unknownDevice');
        await tx.revoke(device, clock().toISOString());
        return ok(undefined);
      }),
    list: (ward) => storage.read(ward, (tx) => tx.devices()),
  };
}
