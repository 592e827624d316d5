import { fileEnding } from '../../src-shared/attachment/media.ts';
import { formatDate } from '../../src-shared/calendar/format.ts';
import type { BodyOf, WardSetting } from '../../src-shared/sync/settings.ts';
import { libraryKindWords } from '../../src-shared/text/libraryWords.ts';
import { sizeWords } from '../viewer/words.ts';

/** Words for the parts of a setting; a part without one is shown under the name of what it is in. */
const words: Readonly<Record<string, string>> = {
  name: 'Tên',
  field: 'Lĩnh vực',
  decision: 'Quyết định công bố',
  level: 'Cấp thực hiện',
  steps: 'Trình tự thực hiện',
  audience: 'Đối tượng thực hiện',
  agency: 'Cơ quan thực hiện',
  conditions: 'Yêu cầu, điều kiện',
  channels: 'Cách thức, thời hạn, phí',
  components: 'Thành phần hồ sơ',
  sets: 'Số bộ',
  results: 'Kết quả',
  legalBases: 'Căn cứ pháp lý',
  keywords: 'Từ tìm kiếm',
  source: 'Nguồn',
  checkedOn: 'Ngày đối chiếu',
  effectiveFrom: 'Từ ngày',
  effectiveTo: 'Đến ngày',
  warnings: 'Cảnh báo',
  role: 'Vai trò',
  daysOff: 'Ngày nghỉ',
  makeUpDays: 'Ngày làm bù',
  confirmedThrough: 'Công bố đến hết',
  sessions: 'Giờ làm việc',
  authority: 'Cơ quan',
  wardName: 'Tên phường',
  unitName: 'Dòng thứ hai của phiếu',
  place: 'Địa danh',
  counterName: 'Tên quầy',
  address: 'Địa chỉ',
  hotline: 'Điện thoại',
  email: 'Thư điện tử',
  website: 'Trang thông tin',
  agencyCode: 'Mã định danh cơ quan',
  receiptNumberSuffix: 'Sau “Số: n/”',
  formProfile: 'Bộ biểu mẫu',
  question: 'Phản ánh',
  answer: 'Trả lời',
  title: 'Tên mẫu',
  component: 'Dùng cho giấy tờ',
  files: 'Tệp',
  counter: 'Cho thấy tên quầy',
  officer: 'Cho thấy tên người tiếp nhận',
};

const kinds: { readonly [K in WardSetting['kind']]: (body: BodyOf<K>) => string } = {
  procedure: ({ version }) => `Thủ tục ${version.code} · ${version.name}`,
  calendar: () => 'Lịch làm việc',
  person: ({ name }) => `Nhân sự · ${name}`,
  profile: ({ wardName }) => `Tên và địa chỉ · ${wardName}`,
  answer: () => 'Trả lời phản ánh',
  form: ({ procedure, kind, title }) => `${libraryKindWords[kind]} của ${procedure} · ${title}`,
  pad: () => 'Màn hình đánh giá',
};

export const titleOf = ({ kind, body }: WardSetting): string =>
  body === null ? '' : kinds[kind](body as never);

/** A setting as it is compared: files in words, and by a piece of their hash where nothing else tells them apart. */
export const comparable = (setting: WardSetting | null): unknown =>
  setting?.kind === 'form' && setting.body !== null
    ? {
        component: setting.body.component,
        files: setting.body.files.map(
          ({ from, hash, media, size }) =>
            `${fileEnding[media].toUpperCase()}, ${sizeWords(size)}${from ? `, từ ${formatDate(from)}` : ''} (mã ${hash.slice(0, 8)})`,
        ),
      }
    : (setting?.body ?? null);

export interface Difference {
  readonly label: string;
  readonly own: string;
  readonly other: string;
}

/** Every text of a value under the path that leads to it. */
function flat(value: unknown, path: readonly string[] = []): [string, string][] {
  if (value === null || value === undefined || value === '') return [];
  if (typeof value !== 'object') return [[path.join('/'), String(value)]];
  return Object.entries(value).flatMap(([name, part]) => flat(part, [...path, name]));
}

/** `channels/0/fee/dong` is `Cách thức, thời hạn, phí, mục 1`. */
function labelOf(path: string): string {
  const steps = path.split('/');
  const at = steps.findIndex((step) => words[step] !== undefined);
  const label = words[steps[at] ?? ''] ?? path;
  const item = steps[at + 1];
  return item !== undefined && /^\d+$/.test(item) ? `${label}, mục ${Number(item) + 1}` : label;
}

/** Where two versions of a setting say something else, in words; equal parts are left out. */
export function differences(own: unknown, other: unknown): Difference[] {
  const [ours, theirs] = [new Map(flat(own)), new Map(flat(other))];
  const found = new Map<string, { own: string[]; other: string[] }>();
  for (const path of new Set([...ours.keys(), ...theirs.keys()])) {
    const [a, b] = [ours.get(path), theirs.get(path)];
    if (a === b) continue;
    const label = labelOf(path);
    const lines = found.get(label) ?? { own: [], other: [] };
    if (a !== undefined) lines.own.push(a);
    if (b !== undefined) lines.other.push(b);
    found.set(label, lines);
  }
  if (found.size === 0) return [{ label: 'Mã PIN', own: 'mã của phường', other: 'mã khác' }];
  return [...found].map(([label, lines]) => ({
    label,
    own: lines.own.join('\n') || '(không có)',
    other: lines.other.join('\n') || '(không có)',
  }));
}
