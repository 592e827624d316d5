import { useState } from 'react';
import { fileEnding, mediaTypes } from '../../src-shared/attachment/media.ts';
import { formatDate } from '../../src-shared/calendar/format.ts';
import { toLocalDate } from '../../src-shared/calendar/zone.ts';
import type { LibraryKind } from '../../src-shared/contract/library.ts';
import type { ManageOutput } from '../../src-shared/contract/manage.ts';
import { type FormFile, fileOn, type WardForm } from '../../src-shared/library/form.ts';
import { fail } from '../../src-shared/result.ts';
import { libraryKindWords } from '../../src-shared/text/libraryWords.ts';
import { messageFor } from '../../src-shared/text/messages.ts';
import { Button } from '../ui/Button.tsx';
import { Choices } from '../ui/Choices.tsx';
import { Dialog } from '../ui/Dialog.tsx';
import { Refusal } from '../ui/Refusal.tsx';
import { TextField } from '../ui/TextField.tsx';
import { useAction } from '../ui/useAction.ts';
import { sizeWords } from '../viewer/words.ts';
import { ask, useAnswer } from './ask.ts';
import { saveFormFile, sendForm } from './formContent.ts';

type Components = ManageOutput<'forms'>['components'];

interface Props {
  readonly code: string;
  readonly name: string;
  readonly onClose: () => void;
}

/** Blank forms and samples of one procedure, as counters print them and people save them from the public page. */
export function Forms({ code, name, onClose }: Props) {
  const { data, failure, reload } = useAnswer('forms', { code });
  /** Null while nothing is added or replaced; `new` for a form that is not there yet. */
  const [changed, setChanged] = useState<WardForm | 'new' | null>(null);
  const done = () => {
    setChanged(null);
    reload();
  };
  return (
    <section className="stack">
      <h2>
        {code} · {name}
      </h2>
      <p className="soft">
        Các quầy in mẫu ở bàn hướng dẫn, người dân tải về ở trang công khai. Mẫu không được có thông tin của
        người thật.
      </p>
      <div className="row">
        <Button look="primary" onPress={() => setChanged('new')}>
          Thêm mẫu
        </Button>
        <Button onPress={onClose}>Về danh mục thủ tục</Button>
      </div>
      {failure && !data && <Refusal text={messageFor(failure)} />}
      {data?.forms.length === 0 && <p className="soft">Thủ tục này chưa có mẫu nào.</p>}
      {data?.forms.map((form) => (
        <FormCard
          key={form.id}
          form={form}
          components={data.components}
          onReplace={() => setChanged(form)}
          onDone={reload}
        />
      ))}
      {data && changed && (
        <FormDialog
          code={code}
          form={changed === 'new' ? null : changed}
          components={data.components}
          onDone={done}
          onClose={() => setChanged(null)}
        />
      )}
    </section>
  );
}

function FormCard({
  form,
  components,
  onReplace,
  onDone,
}: {
  readonly form: WardForm;
  readonly components: Components;
  readonly onReplace: () => void;
  readonly onDone: () => void;
}) {
  const { error, run } = useAction(onDone);
  const { procedure, id, kind, title, files } = form;
  const today = toLocalDate(new Date().toISOString());
  const now = fileOn(form, today);
  const component = components.find((one) => one.id === form.component);
  const shown = files.filter((file) => file === now || (file.from ?? '') > today);
  return (
    <article className="card stack">
      <div>
        <h3>{title}</h3>
        <p className="soft small">
          {libraryKindWords[kind]}
          {component ? ` · dùng cho: ${component.name}` : ''}
        </p>
      </div>
      <ul className="form-files">
        {shown.map((file) => (
          <li key={file.from ?? ''} className="row">
            <span>
              {file === now ? 'Đang dùng' : 'Sẽ dùng'}
              {file.from ? ` từ ${formatDate(file.from)}` : ''} · {fileEnding[file.media].toUpperCase()},{' '}
              {sizeWords(file.size)}
            </span>
            <Button
              label={`Tải về ${title}${whenOf(file)}`}
              onPress={() => run(() => saveFormFile(title, file))}
            >
              Tải về
            </Button>
            <Button
              look="danger"
              label={`Gỡ ${title}${whenOf(file)}`}
              onPress={() => run(() => ask('withdrawForm', { procedure, id, from: file.from }))}
            >
              Gỡ
            </Button>
          </li>
        ))}
      </ul>
      <Refusal text={error} />
      <div className="row">
        <Button label={`Thay tệp ${title}`} onPress={onReplace}>
          Thay tệp
        </Button>
      </div>
    </article>
  );
}

const whenOf = ({ from }: FormFile) => (from ? `, từ ${formatDate(from)}` : '');

function FormDialog({
  code,
  form,
  components,
  onDone,
  onClose,
}: {
  readonly code: string;
  readonly form: WardForm | null;
  readonly components: Components;
  readonly onDone: () => void;
  readonly onClose: () => void;
}) {
  const [kind, setKind] = useState<LibraryKind>(form?.kind ?? 'blank');
  const [title, setTitle] = useState(form?.title ?? '');
  const [component, setComponent] = useState(form?.component ?? '');
  const [from, setFrom] = useState(toLocalDate(new Date().toISOString()));
  const [file, setFile] = useState<File | null>(null);
  const { error, run } = useAction(onDone);
  const save = () =>
    run(async () => {
      if (!file) return fail('library.fileNeeded');
      const sent = await sendForm(file);
      if (!sent.ok) return sent;
      return ask('saveForm', {
        procedure: code,
        id: form?.id ?? null,
        kind,
        title,
        component: component === '' ? null : component,
        from,
        hash: sent.value,
      });
    });
  return (
    <Dialog
      title={form ? `Thay tệp: ${form.title}` : 'Thêm mẫu'}
      onClose={onClose}
      closeWord="Thôi"
      action={{ word: 'Lưu', run: save }}
      wide
    >
      {!form && (
        <>
          <Choices
            legend="Loại"
            name="kind"
            value={kind}
            options={Object.entries(libraryKindWords) as [LibraryKind, string][]}
            onChange={setKind}
          />
          <TextField
            id="form-title"
            label="Tên mẫu"
            hint="Ghi như trên tờ mẫu, ví dụ: Tờ khai đăng ký khai sinh."
            value={title}
            onChange={setTitle}
            maxLength={200}
          />
        </>
      )}
      <div className="field">
        <label htmlFor="form-component">Dùng cho giấy tờ</label>
        <select id="form-component" value={component} onChange={({ target }) => setComponent(target.value)}>
          <option value="">Cả hồ sơ</option>
          {components.map((one) => (
            <option key={one.id} value={one.id}>
              {one.name}
            </option>
          ))}
        </select>
      </div>
      <TextField
        id="form-from"
        label="Dùng từ ngày"
        hint="Dạng 2026-12-31. Đến ngày đó vẫn dùng tệp đang có."
        value={from}
        onChange={setFrom}
      />
      <div className="field">
        <span className="hint" id="form-file-hint">
          PDF, JPEG, PNG hoặc WebP, không quá 20 MB. Tệp Word thì lưu thành PDF trước.
        </span>
        <div className="row">
          <label className="button file-button">
            Chọn tệp
            <input
              type="file"
              accept={mediaTypes.join(',')}
              aria-describedby="form-file-hint"
              onChange={({ target }) => setFile(target.files?.[0] ?? null)}
            />
          </label>
          <span role="status">{file ? `${file.name}, ${sizeWords(file.size)}` : 'Chưa chọn tệp'}</span>
        </div>
      </div>
      <Refusal text={error} />
    </Dialog>
  );
}
