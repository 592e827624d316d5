import { useEffect, useRef, useState } from 'react';
import type { LibraryDocument } from '../../src-shared/contract/library.ts';
import { libraryKindWords } from '../../src-shared/text/libraryWords.ts';
import { call } from '../client/call.ts';
import { usePicture } from '../viewer/usePicture.ts';
import { Viewer } from '../viewer/Viewer.tsx';
import { PrintButton } from './PrintButton.tsx';

/** Pixels across of the small picture. */
const smallWidth = 360;

interface Props {
  readonly procedureCode: string;
  readonly document: LibraryDocument;
}

/** What a blank or a sample looks like: its first page, larger on a tap, and on paper. */
export function FormPicture({ procedureCode, document: form }: Props) {
  const { id, title, kind, media } = form;
  const [viewed, setViewed] = useState(false);
  const which = { procedureCode, documentId: id };
  const file = {
    id,
    name: title,
    media,
    read: (offset: number) => call('lobby.form', { ...which, offset }),
  };
  const { picture, failure } = usePicture(file);
  const canvas = useRef<HTMLCanvasElement>(null);
  useEffect(() => {
    if (picture && canvas.current) void picture.draw(canvas.current, 1, smallWidth, 0);
  }, [picture]);
  if (failure) return null;
  return (
    <div className="lobby-form-picture">
      <button type="button" className="lobby-choice" onClick={() => setViewed(true)}>
        <canvas ref={canvas} />
        <span>
          <strong>{title}</strong>
          <span className="lobby-about">{libraryKindWords[kind]}. Bấm để xem lớn.</span>
        </span>
      </button>
      <PrintButton
        word="In mẫu này"
        about={title}
        ask={() => call('lobby.print', { paper: 'form', ...which })}
      />
      {viewed && <Viewer file={file} onClose={() => setViewed(false)} />}
    </div>
  );
}
