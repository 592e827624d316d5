import { useState } from 'react';
import type { OutputOf } from '../../src-shared/contract/index.ts';
import type { Result } from '../../src-shared/result.ts';
import { messageFor } from '../../src-shared/text/messages.ts';
import { useVisit } from './visit.ts';

interface Props {
  readonly word: string;
  readonly about: string;
  readonly ask: () => Promise<Result<OutputOf<'lobby.print'>>>;
}

const failed = 'Giấy chưa ra. Xin ông/bà nhờ người ở quầy in giúp, hoặc chụp mã bằng điện thoại.';

/** Prints by the host, without any dialog; not there where the host cannot. */
export function PrintButton({ word, about, ask }: Props) {
  const { prints } = useVisit().view;
  const [said, setSaid] = useState('');
  const [busy, setBusy] = useState(false);
  if (!prints) return null;
  const print = async () => {
    if (busy) return;
    setBusy(true);
    setSaid('Đang in…');
    const answer = await ask();
    setBusy(false);
    if (!answer.ok) setSaid(messageFor(answer.error));
    else setSaid(answer.value.outcome === 'printed' ? 'Đã in. Mời ông/bà lấy giấy ở máy in.' : failed);
  };
  return (
    <div className="lobby-print">
      <button type="button" className="button" aria-label={`${word}: ${about}`} onClick={() => void print()}>
        {word}
      </button>
      <p role="status">{said}</p>
    </div>
  );
}
