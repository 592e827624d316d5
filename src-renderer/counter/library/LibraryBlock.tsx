import { useState } from 'react';
import type { LibraryDocument } from '../../../src-shared/contract/library.ts';
import { libraryKindWords } from '../../../src-shared/text/libraryWords.ts';
import { messageFor } from '../../../src-shared/text/messages.ts';
import { call } from '../../client/call.ts';
import { useQuery } from '../../client/useQuery.ts';
import { Button } from '../../ui/Button.tsx';
import { Viewer } from '../../viewer/Viewer.tsx';
import { PaperButtons } from '../slip/PaperButtons.tsx';
import './library.css';

/** Blank forms and sample dossiers of a procedure: looked at and printed for whoever lacks them. */
export function LibraryBlock({ procedureCode }: { readonly procedureCode: string }) {
  const { data, failure } = useQuery('library.list', { procedureCode }, 'settings');
  return (
    <details className="library">
      <summary>
        Mẫu đơn, hồ sơ mẫu{data && data.documents.length > 0 ? ` (${data.documents.length})` : ''}
      </summary>
      {failure && <p className="error">{messageFor(failure)}</p>}
      {data?.documents.length === 0 && (
        <p className="soft">
          Phường chưa đưa mẫu đơn, hồ sơ mẫu của thủ tục này vào máy. Người quản trị thêm ở trang quản lý của
          máy chủ phường; quầy không có máy chủ thì thêm bằng lệnh “quay library add”.
        </p>
      )}
      <ul>
        {data?.documents.map((document) => (
          <li key={document.id}>
            <Line procedureCode={procedureCode} document={document} />
          </li>
        ))}
      </ul>
    </details>
  );
}

interface LineProps {
  readonly procedureCode: string;
  readonly document: LibraryDocument;
}

function Line({ procedureCode, document }: LineProps) {
  const { id, title, kind, media } = document;
  const [viewed, setViewed] = useState(false);
  const which = { procedureCode, documentId: id };
  return (
    <>
      <div>
        <strong>{title}</strong>
        <br />
        <span className="soft small">
          {libraryKindWords[kind]}
          {document.coming && ' · đang tải về từ máy chủ phường'}
        </span>
      </div>
      {!document.coming && (
        <>
          <Button label={`Xem ${title}`} onPress={() => setViewed(true)}>
            Xem
          </Button>
          <PaperButtons
            label="In"
            about={title}
            onPrint={() => call('paper.print', { paper: 'library', target: 'printer', ...which })}
          />
        </>
      )}
      {viewed && (
        <Viewer
          file={{ id, name: title, media, read: (offset) => call('library.read', { ...which, offset }) }}
          onClose={() => setViewed(false)}
        />
      )}
    </>
  );
}
