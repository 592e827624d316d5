import type { ProcedureVersion } from './version.ts';

/** A procedure with every part in place, for tests to take parts away from. */
export const plainVersion = (change: Partial<ProcedureVersion> = {}): ProcedureVersion => ({
  code: '1.001193',
  name: 'Đăng ký khai sinh',
  field: 'Hộ tịch',
  decision: '163/QĐ-BTP',
  kind: '',
  level: 'Cấp xã',
  effectiveFrom: '2025-07-01',
  effectiveTo: null,
  steps: 'Nộp hồ sơ tại quầy.',
  audience: 'Công dân Việt Nam',
  agency: 'Ủy ban nhân dân cấp xã',
  conditions: 'Không',
  channels: [
    {
      channel: 'inPerson',
      time: { kind: 'sameDay', cutOff: '15:00' },
      fee: { kind: 'exempt', note: '' },
      description: '',
    },
    {
      channel: 'online',
      time: { kind: 'workingDays', value: 2 },
      fee: { kind: 'amount', dong: 5000, per: 'dossier', note: '' },
      description: '',
    },
  ],
  components: [
    {
      id: 'c1',
      name: 'Tờ khai đăng ký khai sinh',
      group: 'submit',
      condition: null,
      blankForm: 'Tờ khai đăng ký khai sinh',
      originals: 1,
      copies: 0,
      lookup: false,
    },
  ],
  sets: 1,
  results: [{ name: 'Giấy khai sinh', code: 'KQ.G15.000031' }],
  legalBases: [{ name: 'Luật Hộ tịch', number: '60/2014/QH13' }],
  keywords: [],
  guideOnly: false,
  status: 'PARTIAL',
  source: 'Cổng Dịch vụ công quốc gia',
  checkedOn: '2026-07-20',
  warnings: [],
  ...change,
});
