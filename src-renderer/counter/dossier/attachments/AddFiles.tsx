import { useEffect, useRef, useState } from 'react';
import { mediaTypes } from '../../../../src-shared/attachment/media.ts';
import type { DossierDetail } from '../../../../src-shared/contract/dossier.ts';
import { messageFor } from '../../../../src-shared/text/messages.ts';
import { Button } from '../../../ui/Button.tsx';
import { useSlow } from '../../../ui/useSlow.ts';
import { percent } from '../../../viewer/words.ts';
import { SelectField } from '../../intake/SelectField.tsx';
import { ScannerDialog } from './ScannerDialog.tsx';
import { type Said, type Uploading, useUploads } from './useUploads.ts';

const noComponent = '';

/** A browser opens a file that misses the place for it, and the counter would be gone. */
function useNoStrayDrops(): void {
  useEffect(() => {
    const refuse = (event: DragEvent) => event.preventDefault();
    window.addEventListener('dragover', refuse);
    window.addEventListener('drop', refuse);
    return () => {
      window.removeEventListener('dragover', refuse);
      window.removeEventListener('drop', refuse);
    };
  }, []);
}

/** Files dropped, chosen, or taken from the scanner. */
export function AddFiles({
  data,
  onChanged,
}: {
  readonly data: DossierDetail;
  readonly onChanged: () => void;
}) {
  const { row, components, actions } = data;
  const uploads = useUploads(row.id);
  const [component, setComponent] = useState(noComponent);
  const [over, setOver] = useState(false);
  const [scanning, setScanning] = useState(false);
  const chooser = useRef<HTMLInputElement>(null);
  useNoStrayDrops();
  const forbidden = actions.find(({ name }) => name === 'attach')?.forbidden ?? null;
  const shows = component === noComponent ? null : component;
  // The next files may show another paper: it is chosen anew each time.
  const add = (files: Iterable<File>) => {
    uploads.add([...files], shows);
    setComponent(noComponent);
  };
  if (forbidden) return <p className="why">{messageFor({ code: forbidden })}</p>;
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: dropping is a second way; the buttons inside are the first.
    <div
      className={over ? 'drop over' : 'drop'}
      onDragOver={(event) => {
        event.preventDefault();
        setOver(true);
      }}
      onDragLeave={(event) => {
        if (!event.currentTarget.contains(event.relatedTarget as Node | null)) setOver(false);
      }}
      onDrop={(event) => {
        event.preventDefault();
        setOver(false);
        add(event.dataTransfer.files);
      }}
    >
      {components.length > 0 && (
        <SelectField
          id="attachment-component"
          label="Tệp thể hiện giấy tờ nào"
          value={component}
          options={[
            [noComponent, 'Không gắn với giấy tờ nào'],
            ...components.map(({ id, name }) => [id, name] as const),
          ]}
          onChange={setComponent}
        />
      )}
      <div className="row">
        <Button onPress={() => chooser.current?.click()}>Chọn tệp</Button>
        <Button onPress={() => setScanning(true)}>Lấy từ máy quét</Button>
        <span className="soft small">
          hoặc kéo tệp thả vào khung này. PDF, JPEG, PNG, WebP; mỗi tệp tối đa 20 MB.
        </span>
      </div>
      <input
        ref={chooser}
        type="file"
        hidden
        multiple
        aria-label="Chọn tệp đính kèm"
        accept={mediaTypes.join(',')}
        onChange={({ target }) => {
          add(target.files ?? []);
          // The same file again is a new choice.
          target.value = '';
        }}
      />
      <UnderWay now={uploads.now} onStop={uploads.stop} />
      <Told said={uploads.said} onSeen={uploads.hush} />
      {scanning && (
        <ScannerDialog
          dossierId={row.id}
          component={components.find(({ id }) => id === shows) ?? null}
          onTaken={onChanged}
          onClose={() => {
            setScanning(false);
            setComponent(noComponent);
          }}
        />
      )}
    </div>
  );
}

function UnderWay({ now, onStop }: { readonly now: Uploading | null; readonly onStop: () => void }) {
  const slow = useSlow(now !== null);
  if (!now || !slow) return null;
  return (
    <div className="stack tight">
      <p>
        Đang đưa vào tệp {now.nth}/{now.of}: {now.name}, {percent(now.part)}
      </p>
      <progress aria-label="Đang đưa tệp vào hồ sơ" value={now.part} />
      <div className="row">
        <Button onPress={onStop}>Dừng</Button>
      </div>
    </div>
  );
}

const marks = { good: '✓', warn: '▲', bad: '▲' } as const;

/** How it went, file by file, until it was read. */
function Told({ said, onSeen }: { readonly said: readonly Said[]; readonly onSeen: () => void }) {
  return (
    <div aria-live="polite" className="stack tight">
      {said.map(({ id, tone, text }) => (
        <p key={id} className={tone === 'bad' ? 'said error' : `said ${tone}`} data-mark={marks[tone]}>
          {text}
        </p>
      ))}
      {said.some(({ tone }) => tone !== 'good') && (
        <div className="row">
          <Button look="quiet" onPress={onSeen}>
            Đã xem
          </Button>
        </div>
      )}
    </div>
  );
}
