import { useState } from 'react';
import type { LibraryDocument } from '../../../src-shared/contract/library.ts';
import type { Failure } from '../../../src-shared/result.ts';
import { libraryKindWords } from '../../../src-shared/text/libraryWords.ts';
import { messageFor } from '../../../src-shared/text/messages.ts';
import { call } from '../../client/call.ts';
import { useQuery } from '../../client/useQuery.ts';
import { Button } from '../../ui/Button.tsx';
import { Dialog } from '../../ui/Dialog.tsx';
import { PaperButtons } from '../slip/PaperButtons.tsx';
import './library.css';
import { readPicture } from './readPicture.ts';

/** Blank forms and sample dossiers of a procedure: looked at and printed for whoever lacks them. */
export function LibraryBlock({ procedureCode }: { readonly procedureCode: string }) {
  const { data, failure } = useQuery('library.list', { procedureCode });
  return (
    <details className="library">
      <summary>
        Mẫu đơn, hồ sơ mẫu{data && data.documents.length > 0 ? ` (${data.documents.length})` : ''}
      </summary>
      {failure && <p className="error">{messageFor(failure)}</p>}
      {data?.documents.length === 0 && (
        <p className="soft">
          Phường chưa đưa mẫu đơn, hồ sơ mẫu của thủ tục này vào máy. Người quản trị thêm bằng lệnh “quay
          library add”.
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
  return (
    <>
      <div>
        <strong>{title}</strong>
        <br />
        <span className="soft small">{libraryKindWords[kind]}</span>
      </div>
      {media === 'application/pdf' ? (
        <PdfLink address={`/library/${procedureCode}/${id}`} title={title} />
      ) : (
        <>
          <View procedureCode={procedureCode} document={document} />
          <PaperButtons
            label="In"
            about={title}
            onPrint={() =>
              call('paper.print', { paper: 'library', target: 'printer', procedureCode, documentId: id })
            }
          />
        </>
      )}
    </>
  );
}

/** The browser shows and prints a PDF by itself; the app's own window cannot. */
function PdfLink({ address, title }: { readonly address: string; readonly title: string }) {
  if (window.quay) return <p className="why">{messageFor({ code: 'library.pdfElsewhere' })}</p>;
  return (
    <a className="button" href={address} target="_blank" rel="noreferrer" aria-label={`Xem và in ${title}`}>
      Xem và in
    </a>
  );
}

function View({ procedureCode, document }: LineProps) {
  const [source, setSource] = useState<string | null>(null);
  const [failure, setFailure] = useState<Failure | null>(null);
  const show = async () => {
    const read = await readPicture(procedureCode, document);
    setFailure(read.ok ? null : read.error);
    if (read.ok) setSource(read.value);
  };
  return (
    <>
      <Button label={`Xem ${document.title}`} onPress={() => void show()}>
        Xem
      </Button>
      {failure && (
        <p className="error" role="alert">
          {messageFor(failure)}
        </p>
      )}
      {source && (
        <Dialog wide title={document.title} onClose={() => setSource(null)}>
          <img className="library-picture" src={source} alt={document.title} />
        </Dialog>
      )}
    </>
  );
}
