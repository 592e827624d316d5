import { type FieldWarning, type ProcedureVersion, procedureVersion } from '../version.ts';
import { readChannels } from './channels.ts';
import { clean, excerpt, paragraphs, type Warn, warnings } from './clean.ts';
import { readComponents } from './components.ts';
import { readLegalBases, readResults } from './lists.ts';

/** Exactly one of these for every record, whatever is in it. */
export type PortalOutcome =
  | {
      readonly outcome: 'imported' | 'importedWithWarnings';
      readonly version: ProcedureVersion;
      readonly warnings: readonly FieldWarning[];
    }
  | { readonly outcome: 'rejected'; readonly warnings: readonly FieldWarning[]; readonly reason: string };

export interface PortalOptions {
  /** Day the record was looked at, `YYYY-MM-DD`; it is known to be in force from then. */
  readonly checkedOn: string;
  readonly source: string;
}

const rejected = (reason: string, list: readonly FieldWarning[] = []): PortalOutcome => ({
  outcome: 'rejected',
  warnings: list,
  reason,
});

/** Residence forms are the police's own (CT01…): explained at the counter, received by them. */
const ofPolice = (sector: string, agency: string) => /cư trú/i.test(sector) && /công an/i.test(agency);

/** One record of the national portal as a procedure version, with every doubt named by its field. Never throws. */
export function importPortalRecord(raw: unknown, { checkedOn, source }: PortalOptions): PortalOutcome {
  if (typeof raw !== 'object' || raw === null || Array.isArray(raw))
    return rejected('tệp không chứa một thủ tục');
  const record = raw as Readonly<Record<string, unknown>>;
  const code = clean(record['ma_thu_tuc']);
  const name = clean(record['ten_thu_tuc']);
  if (!/^\d\.\d{6}$/.test(code))
    return rejected(`ma_thu_tuc: mã thủ tục “${excerpt(code, 30)}” không đúng dạng 1.234567`);
  if (name === '') return rejected('ten_thu_tuc: thiếu tên thủ tục');
  const { list, warn } = warnings();
  const sector = clean(record['linh_vuc']);
  const agency = readAgency(record, warn);
  const steps = paragraphs(record['trinh_tu_thuc_hien']);
  const audience = clean(record['doi_tuong_thuc_hien']);
  if (sector === '') warn('linh_vuc', 'fieldMissing', 'Không có lĩnh vực');
  if (steps === '') warn('trinh_tu_thuc_hien', 'stepsMissing', 'Không có trình tự thực hiện');
  if (audience === '') warn('doi_tuong_thuc_hien', 'audienceMissing', 'Không có đối tượng thực hiện');
  const version = procedureVersion.safeParse({
    code,
    name: upperFirst(name.replace(/^thủ tục\s+/i, '')),
    field: sector,
    decision: readDecision(record['so_quyet_dinh'], warn),
    kind: clean(record['loai_thu_tuc']),
    level: readLevel(record['cap_thuc_hien'], warn),
    effectiveFrom: checkedOn,
    effectiveTo: null,
    steps,
    audience,
    agency,
    conditions: readConditions(record['yeu_cau_dieu_kien']),
    channels: readChannels(record['cach_thuc_thuc_hien'], sector, warn),
    components: readComponents(record['thanh_phan_ho_so'], warn),
    sets: readSets(record),
    results: readResults(record['ket_qua_xu_ly'], warn),
    legalBases: readLegalBases(record['can_cu_phap_ly'], warn),
    keywords: [],
    guideOnly: ofPolice(sector, agency),
    status: 'PARTIAL',
    source,
    checkedOn,
    warnings: list,
  });
  if (!version.success) {
    const at = version.error.issues[0]?.path.join('.') ?? '';
    return rejected(`không dùng được phần ${at}`, list);
  }
  const outcome = list.length > 0 ? 'importedWithWarnings' : 'imported';
  return { outcome, version: version.data, warnings: list };
}

const upperFirst = (text: string) => text.charAt(0).toLocaleUpperCase('vi') + text.slice(1);

/** Decisions come as 163/QĐ-BTP, QĐ2338-BTP, QĐ/0001-BTP; kept as written, told when odd. */
function readDecision(raw: unknown, warn: Warn): string {
  const text = clean(raw);
  if (!/^\d+[A-Za-z]?\/QĐ-/.test(text))
    warn('so_quyet_dinh', 'oddDecision', `Số quyết định “${excerpt(text, 40)}” viết khác lệ thường`);
  return text;
}

function readLevel(raw: unknown, warn: Warn): string {
  const text = clean(raw);
  if (!/cấp xã/i.test(text))
    warn('cap_thuc_hien', 'notWardLevel', `Không ghi cấp xã: “${excerpt(text, 40)}”`);
  return text;
}

/** The crawl sometimes holds a piece of the steps where the agency should stand. */
function readAgency(record: Readonly<Record<string, unknown>>, warn: Warn): string {
  for (const field of ['co_quan_thuc_hien', 'co_quan_co_tham_quyen']) {
    const raw = record[field];
    const text = clean(raw);
    if (text === '') continue;
    if (text.length <= 250 && !String(raw).includes('\n')) return text;
    warn(field, 'notAnAgency', `Không phải tên cơ quan: ${excerpt(text)}`);
  }
  warn('co_quan_thuc_hien', 'agencyMissing', 'Không có cơ quan giải quyết');
  return '';
}

/** “Không” says that there is no condition, which “Không có thông tin” does not. */
function readConditions(raw: unknown): string {
  return typeof raw === 'string' && /^\s*không( có)?\.?\s*$/i.test(raw) ? 'Không' : paragraphs(raw);
}

// The applicant's own sets; “giao 01 bộ hồ sơ”, “lập 01 bộ hồ sơ” are what an office does.
const setsPattern = /(?:số lượng(?: hồ sơ)?|nộp)[:\s][^.\d]{0,20}0?(\d{1,2}) ?(?:\([^)]{0,20}\) ?)?bộ hồ sơ/i;

/** How many sets to hand in stands in running text, when at all. */
function readSets(record: Readonly<Record<string, unknown>>): number | null {
  for (const key of ['thanh_phan_ho_so', 'trinh_tu_thuc_hien', 'yeu_cau_dieu_kien', 'raw_text']) {
    const text = clean(record[key]);
    const exact = /số lượng hồ sơ[^.\d]{0,20}0?(\d{1,2}) ?(?:\([^)]{0,20}\) ?)?bộ/i.exec(text);
    const sets = Number((exact ?? setsPattern.exec(text))?.[1] ?? 0);
    if (sets >= 1 && sets <= 20) return sets;
  }
  return null;
}
