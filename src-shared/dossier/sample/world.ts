import type { WorkingCalendar } from '../../calendar/types.ts';
import { plainVersion } from '../../procedure/sampleVersion.ts';
import type { ProcedureVersion } from '../../procedure/version.ts';
import type { DecideContext } from '../commands.ts';
import { emptyIntake } from '../emptyIntake.ts';

// The people, the calendar and the procedure that the tests of the rules share.

export type Actor = DecideContext['actor'];

const off = (date: string, name: string) =>
  ({ date, kind: 'holiday', name, status: 'VERIFIED', source: 'mẫu' }) as const;

/** Monday to Friday with 24/11 off, announced to the end of 2026. */
export const calendar: WorkingCalendar = {
  version: 'test/1',
  firstDay: '2022-01-01',
  confirmedThrough: '2026-12-31',
  sessions: [
    { from: '07:00', to: '11:30' },
    { from: '13:30', to: '17:00' },
  ],
  daysOff: [off('2026-11-24', 'Ngày Văn hóa Việt Nam')],
  makeUpDays: [],
};

/** The same with 2027 announced. */
export const nextCalendar: WorkingCalendar = {
  ...calendar,
  version: 'test/2',
  confirmedThrough: '2027-12-31',
  daysOff: [...calendar.daysOff, off('2027-01-01', 'Tết Dương lịch'), off('2027-01-04', 'nghỉ thêm')],
};

export const receiver: Actor = { id: 'r', name: 'Nguyễn Thị Tiếp', role: 'receiver' };
export const specialist: Actor = { id: 's', name: 'Trần Văn Chuyên', role: 'specialist' };
export const leader: Actor = { id: 'l', name: 'Lê Thị Lãnh', role: 'leader' };
export const administrator: Actor = { id: 'a', name: 'Phạm Văn Quản', role: 'administrator' };

export const person = ({ id, name }: Actor) => ({ kind: 'staff', id, name }) as const;
export const agency = { kind: 'agency', name: 'Chi nhánh Văn phòng đăng ký đất đai' } as const;
export const decision = { number: '12/QĐ-UBND', date: '2026-11-20', signer: 'Đỗ Văn Chủ' };

const paper = (id: string, condition: string | null, lookup: boolean) => ({
  ...(plainVersion().components[0] as ProcedureVersion['components'][number]),
  id,
  name: `Giấy ${id}`,
  condition,
  lookup,
});

/** Three working days in person, two hours online; c1 and c3 always, c2 in some cases, c3 may be looked up. */
export const procedure: ProcedureVersion = plainVersion({
  channels: [
    {
      channel: 'inPerson',
      time: { kind: 'workingDays', value: 3 },
      fee: { kind: 'amount', dong: 5000, per: 'dossier', note: '' },
      description: '',
      waivers: [],
    },
    {
      channel: 'online',
      time: { kind: 'hours', value: 2 },
      fee: { kind: 'exempt', note: '' },
      description: '',
      waivers: [],
    },
  ],
  components: [paper('c1', null, false), paper('c2', 'khi ủy quyền', false), paper('c3', null, true)],
});

export const newVersion: ProcedureVersion = { ...procedure, effectiveFrom: '2026-11-19' };
export const guideOnly: ProcedureVersion = { ...procedure, guideOnly: true };

/** Friday. With three working days and 24/11 off it is due on Thursday 26/11 at 17:00. */
export const friday = '2026-11-20T09:00';
export const dueDay = '2026-11-26';

const entry = (state: 'submitted' | 'shown' | 'lookedUp' | 'checkLater') => ({
  state,
  originals: 1,
  copies: 0,
});
export const papers = (state: Parameters<typeof entry>[0], ...ids: string[]) => ({
  procedure,
  entries: Object.fromEntries(ids.map((id) => [id, entry(state)])),
});

const facts = () => {
  const { applicant, submitter, postalAddress, feeExemption, note, assistance, ...rest } = emptyIntake();
  return {
    ...rest,
    procedureCode: procedure.code,
    acceptedAt: friday,
    submittedAt: friday,
    components: papers('submitted', 'c1', 'c3').entries,
    exempt: false,
  };
};
export const factsWith = (change: Partial<ReturnType<typeof facts>> = {}) => ({ ...facts(), ...change });
