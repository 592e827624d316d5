import type { Fee, FieldWarning, ProcedureVersion } from './version.ts';

export interface PartGap {
  readonly part: string;
  /** The law's own word for the part. */
  readonly label: string;
  readonly kind: 'missing' | 'doubtful';
  readonly article: string;
}

const always = 'NĐ 63/2010/NĐ-CP Đ.8.2';
const decision = 'NĐ 63/2010/NĐ-CP Đ.15';

interface Part {
  readonly part: string;
  readonly label: string;
  readonly article: string;
  gap(version: ProcedureVersion): PartGap['kind'] | null;
}

const vague: ReadonlySet<Fee['kind']> = new Set(['unknown', 'ceiling']);
/** “Miễn phí” that the province's council decides on is not known to be free. */
const aboutFee = ({ code }: FieldWarning) => /^fee(ByCouncil|Elsewhere|Odd|Partly)$/.test(code);
const lacks = (absent: boolean): PartGap['kind'] | null => (absent ? 'missing' : null);
const blank = (text: string) => text.trim() === '';

/** The parts the law asks to publish. Of blank forms, conditions and fees a lack is a doubt: they may not apply. */
const parts: readonly Part[] = [
  { part: 'name', label: 'Tên thủ tục hành chính', article: always, gap: (v) => lacks(blank(v.name)) },
  { part: 'steps', label: 'Trình tự thực hiện', article: always, gap: (v) => lacks(blank(v.steps)) },
  {
    part: 'channels',
    label: 'Cách thức thực hiện',
    article: always,
    gap: (v) => lacks(v.channels.length === 0),
  },
  {
    part: 'components',
    label: 'Thành phần hồ sơ',
    article: always,
    gap: (v) => lacks(v.components.length === 0 && !v.guideOnly),
  },
  { part: 'sets', label: 'Số lượng hồ sơ', article: always, gap: (v) => lacks(v.sets === null) },
  {
    part: 'time',
    label: 'Thời hạn giải quyết',
    article: always,
    gap: (v) =>
      v.channels.length === 0
        ? 'missing'
        : v.channels.some(({ time }) => time.kind === 'unknown')
          ? 'doubtful'
          : null,
  },
  { part: 'audience', label: 'Đối tượng thực hiện', article: always, gap: (v) => lacks(blank(v.audience)) },
  { part: 'agency', label: 'Cơ quan giải quyết', article: always, gap: (v) => lacks(blank(v.agency)) },
  {
    part: 'blankForms',
    label: 'Mẫu đơn, mẫu tờ khai',
    article: always,
    gap: (v) => {
      const forms = v.components.filter(({ name }) => /^(tờ khai|đơn|giấy đề nghị)/i.test(name));
      return forms.some(({ blankForm }) => blankForm === null) ? 'doubtful' : null;
    },
  },
  {
    part: 'results',
    label: 'Kết quả thực hiện',
    article: always,
    gap: (v) =>
      v.results.length === 0 ? 'missing' : v.results.some(({ code }) => code === null) ? 'doubtful' : null,
  },
  {
    part: 'conditions',
    label: 'Yêu cầu, điều kiện',
    article: always,
    gap: (v) => (blank(v.conditions) ? 'doubtful' : null),
  },
  {
    part: 'fees',
    label: 'Phí, lệ phí',
    article: always,
    gap: (v) =>
      v.channels.some(({ fee }) => vague.has(fee.kind)) || v.warnings.some(aboutFee) ? 'doubtful' : null,
  },
  {
    part: 'legalBases',
    label: 'Căn cứ pháp lý',
    article: decision,
    gap: (v) => lacks(v.legalBases.length === 0),
  },
];

/** What a procedure lacks of the parts that must be published (NĐ 63/2010 Đ.8, Đ.15). */
export function missingParts(version: ProcedureVersion): PartGap[] {
  return parts.flatMap(({ part, label, article, gap }) => {
    const kind = gap(version);
    return kind ? [{ part, label, article, kind }] : [];
  });
}
