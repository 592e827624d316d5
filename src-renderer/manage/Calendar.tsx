import { useState } from 'react';
import { formatDate, formatDay } from '../../src-shared/calendar/format.ts';
import { type CalendarDay, type WorkingCalendar, workingCalendar } from '../../src-shared/calendar/types.ts';
import { toLocalDate } from '../../src-shared/calendar/zone.ts';
import { fail, ok, type Result } from '../../src-shared/result.ts';
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

type DayKind = CalendarDay['kind'] | 'makeUp';

const kinds: Readonly<Record<DayKind, string>> = {
  holiday: 'Nghỉ lễ, tết',
  inLieu: 'Nghỉ bù',
  swap: 'Nghỉ hoán đổi',
  closure: 'Phường đóng cửa',
  makeUp: 'Làm bù (ngày nghỉ mà đi làm)',
};

const today = () => toLocalDate(new Date().toISOString());

/** Named after the day it was made, and once more where that name is taken. */
function nextVersion(version: string): string {
  const [base, number] = [`phuong/${today()}`, Number(/\.(\d+)$/.exec(version)?.[1] ?? 0)];
  return version.startsWith(base) ? `${base}.${number + 1}` : `${base}.1`;
}

/** Keeps a calendar where it is one. Fails with calendar.badFile. */
async function keep(typed: unknown): Promise<Result<unknown>> {
  const read = workingCalendar.safeParse(typed);
  return read.success
    ? ask('change', { settings: [settingOf('calendar', read.data)] })
    : fail('calendar.badFile', { at: read.error.issues[0]?.path.join('.') ?? '' });
}

/** Days off and made up, for all counters. */
export function Calendar() {
  const { data, failure, reload } = useAnswer('calendar', {});
  const [adding, setAdding] = useState(false);
  const { error, run } = useAction(reload);
  if (failure && !data) return <Refusal text={messageFor(failure)} />;
  if (!data) return null;
  const { calendar, own } = data;
  const change = (next: Partial<WorkingCalendar>) =>
    keep({ ...calendar, ...next, version: nextVersion(calendar.version), checkedOn: today() });
  const days = [
    ...calendar.daysOff,
    ...calendar.makeUpDays.map((day) => ({ ...day, kind: 'makeUp' as const })),
  ]
    .filter(({ date }) => date >= today())
    .sort((a, b) => a.date.localeCompare(b.date));
  return (
    <section className="stack">
      <Stale failure={failure} reload={reload} />
      <p>
        {own ? 'Lịch của phường' : 'Lịch kèm chương trình'} <span className="code">{calendar.version}</span>,
        đã công bố đến hết {formatDate(calendar.confirmedThrough)}. Ngày hẹn sau đó là dự kiến.
      </p>
      <div className="row">
        <Button look="primary" onPress={() => setAdding(true)}>
          Thêm ngày
        </Button>
        <FileButton
          label="Nhập tệp lịch (JSON)"
          onText={(text) => run(async () => keep(await parsed(text)))}
        />
      </div>
      <Refusal text={error} />
      <table className="table">
        <thead>
          <tr>
            <th>Ngày</th>
            <th>Loại</th>
            <th>Tên, nguồn</th>
            <th>
              <span className="hidden-visually">Việc</span>
            </th>
          </tr>
        </thead>
        <tbody>
          {days.map(({ date, kind, name, source }) => (
            <tr key={date}>
              <td>{formatDay(date)}</td>
              <td>{kinds[kind]}</td>
              <td>
                {name}
                <div className="soft small">{source}</div>
              </td>
              <td>
                <Button
                  look="danger"
                  label={`Bỏ ngày ${formatDate(date)}`}
                  onPress={() =>
                    run(() =>
                      change({
                        daysOff: calendar.daysOff.filter((day) => day.date !== date),
                        makeUpDays: calendar.makeUpDays.filter((day) => day.date !== date),
                      }),
                    )
                  }
                >
                  Bỏ
                </Button>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      {adding && (
        <DayDialog
          through={calendar.confirmedThrough}
          keep={(day, confirmedThrough) => {
            const { kind, ...rest } = day;
            return change(
              kind === 'makeUp'
                ? { confirmedThrough, makeUpDays: [...calendar.makeUpDays, rest] }
                : { confirmedThrough, daysOff: [...calendar.daysOff, { ...rest, kind }] },
            );
          }}
          onDone={() => {
            setAdding(false);
            reload();
          }}
          onClose={() => setAdding(false)}
        />
      )}
    </section>
  );
}

const parsed = async (text: Promise<string>): Promise<unknown> => {
  try {
    return JSON.parse(await text);
  } catch {
    return null;
  }
};

/** A file of the computer, read in the browser. */
export function FileButton({
  label,
  onText,
  many,
}: {
  readonly label: string;
  readonly onText: (text: Promise<string>, name: string) => void;
  readonly many?: boolean;
}) {
  return (
    <label className="button file-button">
      {label}
      <input
        type="file"
        accept="application/json,.json"
        multiple={many}
        onChange={({ target }) => {
          for (const file of target.files ?? []) onText(file.text(), file.name);
          target.value = '';
        }}
      />
    </label>
  );
}

interface TypedDay {
  readonly date: string;
  readonly kind: DayKind;
  readonly name: string;
  readonly status: 'VERIFIED' | 'LOCAL';
  readonly source: string;
}

function DayDialog({
  through,
  keep: save,
  onDone,
  onClose,
}: {
  readonly through: string;
  readonly keep: (day: TypedDay, confirmedThrough: string) => Promise<Result<unknown>>;
  readonly onDone: () => void;
  readonly onClose: () => void;
}) {
  const [date, setDate] = useState('');
  const [kind, setKind] = useState<DayKind>('closure');
  const [name, setName] = useState('');
  const [source, setSource] = useState('');
  const [confirmed, setConfirmed] = useState(through);
  const { error, run } = useAction(onDone);
  const add = () =>
    run(async () => {
      const missing = [date, name.trim(), source.trim()].some((text) => text === '');
      if (missing) return fail('calendar.dayNeedsAll');
      const status = kind === 'closure' ? 'LOCAL' : 'VERIFIED';
      const done = await save({ date, kind, name, status, source }, confirmed);
      return done.ok ? ok({}) : done;
    });
  return (
    <Dialog title="Thêm ngày" onClose={onClose} closeWord="Thôi" action={{ word: 'Lưu', run: add }}>
      <TextField
        id="day-date"
        label="Ngày"
        hint="Dạng 2026-12-31"
        value={date}
        onChange={setDate}
        autoFocus
      />
      <Choices
        legend="Loại"
        name="day-kind"
        value={kind}
        options={Object.entries(kinds) as [DayKind, string][]}
        onChange={setKind}
      />
      <TextField id="day-name" label="Tên" hint="Ví dụ: Đóng cửa vì bão" value={name} onChange={setName} />
      <TextField
        id="day-source"
        label="Văn bản"
        hint="Số, ngày của thông báo hay quyết định."
        value={source}
        onChange={setSource}
      />
      <TextField
        id="day-confirmed"
        label="Lịch đã công bố đến hết ngày"
        value={confirmed}
        onChange={setConfirmed}
      />
      <Refusal text={error} />
    </Dialog>
  );
}
