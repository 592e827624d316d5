import { useState } from 'react';
import { formatDate } from '../../src-shared/calendar/format.ts';
import { type WardProfile, wardProfile } from '../../src-shared/slip/ward.ts';
import type { BodyOf } from '../../src-shared/sync/settings.ts';
import { settingOf } from '../../src-shared/sync/settings.ts';
import { messageFor } from '../../src-shared/text/messages.ts';
import { Button } from '../ui/Button.tsx';
import { Choices } from '../ui/Choices.tsx';
import { Dialog } from '../ui/Dialog.tsx';
import { Refusal } from '../ui/Refusal.tsx';
import { TextField } from '../ui/TextField.tsx';
import { useAction } from '../ui/useAction.ts';
import { ask, useAnswer } from './ask.ts';
import { Stale } from './Stale.tsx';

type Text = Exclude<
  { [K in keyof WardProfile]-?: WardProfile[K] extends string | null ? K : never }[keyof WardProfile],
  'id' | 'formProfile'
>;

const fields: readonly (readonly [Text, string, string])[] = [
  ['effectiveFrom', 'Dùng từ ngày', 'Dạng 2026-12-31. Hồ sơ nhận trước ngày này giữ tên cũ.'],
  ['authority', 'Cơ quan, dòng đầu của phiếu', 'ỦY BAN NHÂN DÂN PHƯỜNG …'],
  ['wardName', 'Tên phường', 'Phường …'],
  ['unitName', 'Dòng thứ hai của phiếu', 'Để trống thì theo bộ biểu mẫu.'],
  ['place', 'Địa danh', 'Đứng trước ngày tháng trên phiếu.'],
  ['counterName', 'Tên quầy trên phiếu', ''],
  ['address', 'Địa chỉ', ''],
  ['hotline', 'Điện thoại', ''],
  ['email', 'Thư điện tử', ''],
  ['website', 'Trang thông tin', ''],
  ['agencyCode', 'Mã định danh cơ quan', 'Theo quyết định của tỉnh, ví dụ H29.23.11; chưa có thì để trống.'],
  ['receiptNumberSuffix', 'Sau “Số: n/” trên phiếu', 'Ví dụ TNHS; chưa có quy định thì để trống.'],
];

const blank: WardProfile = {
  id: '',
  effectiveFrom: '',
  formProfile: '2025',
  demonstration: false,
  authority: '',
  wardName: '',
  unitName: '',
  place: '',
  counterName: '',
  address: '',
  hotline: '',
  email: '',
  website: '',
  agencyCode: null,
  receiptNumberSuffix: null,
};

/** The ward as its slips name it, from which day on. */
export function WardName() {
  const { data, failure, reload } = useAnswer('settings', { kind: 'profile' });
  const [edited, setEdited] = useState<WardProfile | null>(null);
  if (failure && !data) return <Refusal text={messageFor(failure)} />;
  if (!data) return null;
  const profiles = data.settings
    .map(({ setting }) => setting.body as BodyOf<'profile'>)
    .sort((a, b) => b.effectiveFrom.localeCompare(a.effectiveFrom));
  const [newest] = profiles;
  return (
    <section className="stack">
      <Stale failure={failure} reload={reload} />
      <p className="soft">Đổi tên hay sáp nhập: thêm bản mới từ ngày có hiệu lực, không sửa bản cũ.</p>
      <div className="row">
        <Button look="primary" onPress={() => setEdited({ ...(newest ?? blank), id: '', effectiveFrom: '' })}>
          {newest ? 'Thêm bản mới' : 'Đặt tên phường'}
        </Button>
      </div>
      {profiles.map((profile) => (
        <article key={profile.id} className="card row spread">
          <div>
            <strong>{profile.wardName}</strong>
            <p className="soft">
              Từ {formatDate(profile.effectiveFrom)} · bộ biểu mẫu {profile.formProfile} · {profile.address}
            </p>
          </div>
          <Button
            label={`Sửa bản từ ${formatDate(profile.effectiveFrom)}`}
            onPress={() => setEdited(profile)}
          >
            Sửa
          </Button>
        </article>
      ))}
      {edited && (
        <ProfileDialog
          profile={edited}
          onDone={() => {
            setEdited(null);
            reload();
          }}
          onClose={() => setEdited(null)}
        />
      )}
    </section>
  );
}

function ProfileDialog({
  profile,
  onDone,
  onClose,
}: {
  readonly profile: WardProfile;
  readonly onDone: () => void;
  readonly onClose: () => void;
}) {
  const [typed, setTyped] = useState(profile);
  const [bad, setBad] = useState<ReadonlySet<string>>(new Set());
  const { error, run } = useAction(onDone);
  const change = (name: Text, value: string) => {
    const empty = name === 'agencyCode' || name === 'receiptNumberSuffix' ? null : '';
    setTyped({ ...typed, [name]: value.trim() === '' ? empty : value });
    setBad(new Set([...bad].filter((other) => other !== name)));
  };
  const changeReplyDays = (value: string) => {
    const { feedbackReplyDays: _, ...rest } = typed;
    setTyped(value.trim() === '' ? rest : { ...rest, feedbackReplyDays: Number(value) });
    setBad(new Set([...bad].filter((other) => other !== 'feedbackReplyDays')));
  };
  const save = () => {
    const id = typed.id || `tu-${typed.effectiveFrom}`;
    const read = wardProfile.safeParse({ ...typed, id });
    if (read.success) run(() => ask('change', { settings: [settingOf('profile', read.data)] }));
    else setBad(new Set(read.error.issues.map(({ path }) => String(path[0]))));
  };
  return (
    <Dialog
      title={profile.id ? `Bản từ ${formatDate(profile.effectiveFrom)}` : 'Bản mới'}
      onClose={onClose}
      closeWord="Thôi"
      action={{ word: 'Lưu', run: save }}
      wide
    >
      <Choices
        legend="Bộ biểu mẫu"
        name="form-profile"
        value={typed.formProfile}
        options={[
          ['2018', 'TT 01/2018/TT-VPCP'],
          ['2025', 'TT 03/2025/TT-VPCP'],
        ]}
        onChange={(formProfile) => setTyped({ ...typed, formProfile })}
      />
      <div className="grid-2">
        {fields
          .filter(([name]) => name !== 'effectiveFrom' || profile.id === '')
          .map(([name, label, hint]) => (
            <TextField
              key={name}
              id={`profile-${name}`}
              label={label}
              hint={hint}
              value={typed[name] ?? ''}
              onChange={(value) => change(name, value)}
              error={bad.has(name) ? 'Thiếu hoặc không đúng dạng. Xem gợi ý rồi nhập lại.' : undefined}
              maxLength={200}
            />
          ))}
        <TextField
          id="profile-feedbackReplyDays"
          label="Số ngày làm việc để trả lời phản ánh, kiến nghị"
          hint="Để trống thì 15 ngày; con số này chưa đối chiếu văn bản."
          value={String(typed.feedbackReplyDays ?? '')}
          onChange={changeReplyDays}
          error={bad.has('feedbackReplyDays') ? 'Nhập một số từ 1 đến 60, hoặc để trống.' : undefined}
          inputMode="numeric"
          maxLength={3}
        />
      </div>
      <Refusal text={error} />
    </Dialog>
  );
}
