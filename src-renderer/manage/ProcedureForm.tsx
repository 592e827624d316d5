import { useState } from 'react';
import { formatDate } from '../../src-shared/calendar/format.ts';
import type { TimeLimit } from '../../src-shared/calendar/types.ts';
import { toLocalDate } from '../../src-shared/calendar/zone.ts';
import {
  type ChannelTerms,
  type Component,
  type ProcedureVersion,
  procedureVersion,
} from '../../src-shared/procedure/version.ts';
import { fail } from '../../src-shared/result.ts';
import { settingOf } from '../../src-shared/sync/settings.ts';
import { procedureChannelWords } from '../../src-shared/text/procedureWords.ts';
import { Button } from '../ui/Button.tsx';
import { Check } from '../ui/Choices.tsx';
import { Refusal } from '../ui/Refusal.tsx';
import { TextField } from '../ui/TextField.tsx';
import { useAction } from '../ui/useAction.ts';
import { ask } from './ask.ts';

const timeWords = {
  workingDays: 'ngày làm việc',
  days: 'ngày',
  hours: 'giờ làm việc',
  sameDay: 'trong ngày',
  unknown: 'chưa rõ',
} as const;
type TimeKind = keyof typeof timeWords;

const texts = [
  ['name', 'Tên thủ tục', 2],
  ['field', 'Lĩnh vực', 1],
  ['decision', 'Quyết định công bố', 1],
  ['agency', 'Cơ quan thực hiện', 1],
  ['audience', 'Đối tượng thực hiện', 2],
  ['conditions', 'Yêu cầu, điều kiện', 4],
  ['steps', 'Trình tự thực hiện', 8],
] as const;

/** A new version of a procedure, by the parts that a decision changes; it is the ward's word from its first day. */
export function ProcedureForm({
  version,
  onDone,
  onClose,
}: {
  readonly version: ProcedureVersion;
  readonly onDone: () => void;
  readonly onClose: () => void;
}) {
  const today = toLocalDate(new Date().toISOString());
  const [typed, setTyped] = useState<ProcedureVersion>({
    ...version,
    effectiveFrom: today,
    effectiveTo: null,
  });
  const [source, setSource] = useState('');
  const { error, run } = useAction(onDone);
  const to = (change: Partial<ProcedureVersion>) => setTyped({ ...typed, ...change });
  const save = () =>
    run(async () => {
      if (source.trim() === '') return fail('procedure.sourceNeeded');
      const read = procedureVersion.safeParse({
        ...typed,
        source: source.trim(),
        status: 'LOCAL',
        checkedOn: today,
        warnings: [],
      });
      if (!read.success)
        return fail('procedure.badPart', { part: String(read.error.issues[0]?.path[0] ?? '') });
      return ask('change', { settings: [settingOf('procedure', { origin: 'ward', version: read.data })] });
    });
  const component = (at: number, change: Partial<Component>) =>
    to({ components: typed.components.map((one, i) => (i === at ? { ...one, ...change } : one)) });
  const channel = (at: number, change: Partial<ChannelTerms>) =>
    to({ channels: typed.channels.map((one, i) => (i === at ? { ...one, ...change } : one)) });
  const addComponent = () => {
    const next = Math.max(0, ...typed.components.map(({ id }) => Number(id.slice(1)))) + 1;
    const blank: Component = {
      id: `c${next}`,
      name: '',
      group: 'submit',
      condition: null,
      blankForm: null,
      originals: 1,
      copies: 0,
      lookup: false,
    };
    to({ components: [...typed.components, blank] });
  };
  return (
    <section className="stack">
      <h2>
        {version.code} · {version.name}
      </h2>
      <p className="soft">
        Bản đang dùng từ {formatDate(version.effectiveFrom)}. Nguồn: {version.source}
      </p>
      <div className="grid-2">
        <TextField
          id="p-from"
          label="Bản mới dùng từ ngày"
          hint="Dạng 2026-12-31"
          value={typed.effectiveFrom}
          onChange={(effectiveFrom) => to({ effectiveFrom })}
        />
        <TextField
          id="p-source"
          label="Văn bản làm căn cứ"
          hint="Số, ngày, điều khoản của quyết định công bố."
          value={source}
          onChange={setSource}
        />
      </div>
      {texts.map(([name, label, rows]) => (
        <TextField
          key={name}
          id={`p-${name}`}
          label={label}
          rows={rows}
          value={typed[name]}
          onChange={(value) => to({ [name]: value })}
        />
      ))}
      <h2>Thời hạn và phí</h2>
      {typed.channels.map((terms, i) => (
        <ChannelFields key={terms.channel} terms={terms} onChange={(change) => channel(i, change)} />
      ))}
      <h2>Thành phần hồ sơ</h2>
      {typed.components.map((one, i) => (
        <div key={one.id} className="card stack">
          <TextField
            id={`c-name-${one.id}`}
            label={`Giấy tờ ${i + 1}`}
            rows={2}
            value={one.name}
            onChange={(name) => component(i, { name })}
          />
          <div className="grid-2">
            <TextField
              id={`c-originals-${one.id}`}
              label="Bản chính"
              inputMode="numeric"
              value={String(one.originals)}
              onChange={(value) => component(i, { originals: Number(value) })}
            />
            <TextField
              id={`c-copies-${one.id}`}
              label="Bản sao"
              inputMode="numeric"
              value={String(one.copies)}
              onChange={(value) => component(i, { copies: Number(value) })}
            />
            <TextField
              id={`c-condition-${one.id}`}
              label="Chỉ khi"
              hint="Để trống thì luôn cần."
              value={one.condition ?? ''}
              onChange={(value) => component(i, { condition: value === '' ? null : value })}
            />
            <TextField
              id={`c-form-${one.id}`}
              label="Mẫu đơn, tờ khai"
              value={one.blankForm ?? ''}
              onChange={(value) => component(i, { blankForm: value === '' ? null : value })}
            />
          </div>
          <div className="row">
            <Check
              label="Chỉ xuất trình"
              checked={one.group === 'present'}
              onChange={(on) => component(i, { group: on ? 'present' : 'submit' })}
            />
            <Check
              label="Tra được trong cơ sở dữ liệu quốc gia"
              checked={one.lookup}
              onChange={(lookup) => component(i, { lookup })}
            />
            <Button
              look="danger"
              label={`Bỏ giấy tờ ${i + 1}`}
              onPress={() => to({ components: typed.components.filter(({ id }) => id !== one.id) })}
            >
              Bỏ
            </Button>
          </div>
        </div>
      ))}
      <div className="row">
        <Button onPress={addComponent}>Thêm giấy tờ</Button>
      </div>
      <Refusal text={error} />
      <div className="row">
        <Button look="primary" onPress={save}>
          Lưu bản của phường
        </Button>
        <Button onPress={onClose}>Thôi</Button>
      </div>
    </section>
  );
}

const timeOf = (kind: TimeKind, value: number): ChannelTerms['time'] => {
  if (kind === 'sameDay') return { kind, cutOff: '15:00' };
  if (kind === 'unknown') return { kind, text: '' };
  return { kind, value } satisfies TimeLimit;
};

/** One way of handing in: how long it takes and what it costs. */
function ChannelFields({
  terms: { channel, time, fee },
  onChange,
}: {
  readonly terms: ChannelTerms;
  readonly onChange: (change: Partial<ChannelTerms>) => void;
}) {
  const value = 'value' in time ? time.value : 1;
  return (
    <fieldset className="card grid-2">
      <legend className="legend">{procedureChannelWords[channel]}</legend>
      <div className="field">
        <label htmlFor={`t-kind-${channel}`}>Đơn vị thời hạn</label>
        <select
          id={`t-kind-${channel}`}
          value={time.kind}
          onChange={({ target }) => onChange({ time: timeOf(target.value as TimeKind, value) })}
        >
          {Object.entries(timeWords).map(([kind, word]) => (
            <option key={kind} value={kind}>
              {word}
            </option>
          ))}
        </select>
      </div>
      {'value' in time && (
        <TextField
          id={`t-value-${channel}`}
          label="Thời hạn"
          inputMode="numeric"
          value={String(time.value)}
          onChange={(typed) => onChange({ time: { ...time, value: Number(typed) } })}
        />
      )}
      {time.kind === 'sameDay' && (
        <TextField
          id={`t-cut-${channel}`}
          label="Nhận trước giờ"
          value={time.cutOff}
          onChange={(cutOff) => onChange({ time: { ...time, cutOff } })}
        />
      )}
      {fee.kind === 'amount' ? (
        <TextField
          id={`f-${channel}`}
          label="Phí, lệ phí (đồng)"
          inputMode="numeric"
          value={String(fee.dong)}
          onChange={(dong) => onChange({ fee: { ...fee, dong: Number(dong) } })}
        />
      ) : (
        <div className="field">
          <span className="legend">Phí, lệ phí</span>
          <Button onPress={() => onChange({ fee: { kind: 'amount', dong: 0, per: 'dossier', note: '' } })}>
            {fee.kind === 'exempt' ? 'Đang miễn. Đặt số tiền' : 'Theo cách tính riêng. Đặt số tiền'}
          </Button>
        </div>
      )}
    </fieldset>
  );
}
