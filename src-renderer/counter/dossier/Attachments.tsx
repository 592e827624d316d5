import { useState } from 'react';
import { formatMoment } from '../../../src-shared/calendar/format.ts';
import type { DossierDetail } from '../../../src-shared/contract/dossier.ts';
import { messageFor } from '../../../src-shared/text/messages.ts';
import { call } from '../../client/call.ts';
import { Button } from '../../ui/Button.tsx';
import type { ShownFile } from '../../viewer/readFile.ts';
import { Viewer } from '../../viewer/Viewer.tsx';
import { sizeWords } from '../../viewer/words.ts';
import { AddFiles } from './attachments/AddFiles.tsx';
import { ConfirmDialog } from './ConfirmDialog.tsx';
import './attachments/attachments.css';

type Attachment = DossierDetail['attachments'][number];
type Asked = { readonly what: 'view' | 'detach'; readonly attachment: Attachment } | null;

interface Props {
  readonly data: DossierDetail;
  readonly onChanged: () => void;
}

/** Scans, photos and files of a dossier: which there are, looked at here, and new ones put in. */
export function Attachments({ data, onChanged }: Props) {
  const [asked, setAsked] = useState<Asked>(null);
  const { attachments, row } = data;
  const stays = data.actions.find(({ name }) => name === 'detach')?.forbidden ?? null;
  const close = () => setAsked(null);
  return (
    <section className="stack attachments" aria-labelledby="attachments-title">
      <h3 id="attachments-title">Tệp đính kèm ({attachments.length})</h3>
      {attachments.length > 0 && (
        <ul>
          {attachments.map((attachment) => (
            <li key={attachment.attachmentId} className="attachment">
              <About attachment={attachment} data={data} />
              {attachment.state !== 'erased' && (
                <div className="row">
                  {attachment.state === 'there' && (
                    <Button
                      onPress={() => setAsked({ what: 'view', attachment })}
                      label={`Xem ${attachment.name}`}
                    >
                      Xem
                    </Button>
                  )}
                  <Button
                    look="danger"
                    why={stays ? messageFor({ code: stays }) : null}
                    onPress={() => setAsked({ what: 'detach', attachment })}
                    label={`Gỡ ${attachment.name}`}
                  >
                    Gỡ
                  </Button>
                </div>
              )}
            </li>
          ))}
        </ul>
      )}
      <AddFiles data={data} onChanged={onChanged} />
      {asked?.what === 'view' && <Viewer file={fileOf(row.id, asked.attachment)} onClose={close} />}
      {asked?.what === 'detach' && (
        <ConfirmDialog
          title="Gỡ tệp khỏi hồ sơ?"
          word="Gỡ tệp"
          work={() =>
            call('attachment.detach', { dossierId: row.id, attachmentId: asked.attachment.attachmentId })
          }
          onDone={() => {
            close();
            onChanged();
          }}
          onClose={close}
        >
          <p>
            <strong>{asked.attachment.name}</strong> sẽ bị xóa khỏi máy này và không lấy lại được. Lịch sử hồ
            sơ vẫn ghi là đã đính kèm và đã gỡ.
          </p>
        </ConfirmDialog>
      )}
    </section>
  );
}

const fileOf = (dossierId: string, { attachmentId, name, media }: Attachment): ShownFile => ({
  id: attachmentId,
  name,
  media,
  read: (offset) => call('attachment.read', { dossierId, attachmentId, offset }),
});

function About({ attachment, data }: { readonly attachment: Attachment; readonly data: DossierDetail }) {
  const { name, bytes, at, component, state, locked } = attachment;
  const shows = data.components.find(({ id }) => id === component)?.name;
  return (
    <div>
      <p className="attachment-name">{state === 'erased' ? 'Tệp đã xóa cùng dữ liệu cá nhân' : name}</p>
      <p className="soft small">
        {[shows, sizeWords(bytes), formatMoment(at), locked && 'có mật khẩu'].filter(Boolean).join(' · ')}
      </p>
      {state === 'coming' && (
        <>
          <p className="status" data-mark="◐">
            Tệp đang về
          </p>
          <p className="why">{messageFor({ code: 'attachment.coming' })}</p>
        </>
      )}
      {state === 'missing' && (
        <>
          <p className="status red" data-mark="▲">
            Tệp bị mất
          </p>
          <p className="why">{messageFor({ code: 'attachment.missing' })}</p>
        </>
      )}
    </div>
  );
}
