import { useEffect, useRef } from 'react';
import { lobbyButtons, lobbyIdleQuestion } from '../../src-shared/text/lobbyWords.ts';
import { say } from './voice.ts';

interface Props {
  readonly onStay: () => void;
  readonly onDone: () => void;
}

/** Asked of a screen nobody has touched for a while, over whatever is open. */
export function StillThere({ onStay, onDone }: Props) {
  const element = useRef<HTMLDialogElement>(null);
  useEffect(() => {
    element.current?.showModal();
    void say(['lobby.idle']);
  }, []);
  return (
    <dialog ref={element} className="lobby-still" aria-labelledby="still" onClose={onStay}>
      <h2 id="still">{lobbyIdleQuestion}</h2>
      <div className="lobby-row">
        <button type="button" className="button primary" onClick={onStay}>
          {lobbyButtons.moreTime}
        </button>
        <button type="button" className="button" onClick={onDone}>
          Tôi đã xong
        </button>
      </div>
    </dialog>
  );
}
