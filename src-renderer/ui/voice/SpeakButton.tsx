import { useEffect, useRef, useState } from 'react';
import type { ClipName } from '../../../src-shared/voice/clips.ts';
import { windowVoice } from './windowVoice.ts';
import './voice.css';

interface Props {
  readonly clips: readonly ClipName[];
  /** What is read aloud, after "Nghe": `câu hỏi`. */
  readonly what: string;
  /** The clip that is heard now; null when none is. */
  readonly onClip?: (name: ClipName | null) => void;
}

/** Reads a screen aloud to whoever asks; a second press ends it, and so does leaving the screen. */
export function SpeakButton({ clips, what, onClip }: Props) {
  const [state, setState] = useState<'quiet' | 'speaking' | 'silent'>('quiet');
  const speaking = useRef<AbortController | null>(null);
  useEffect(() => () => speaking.current?.abort(), []);
  const press = async () => {
    if (speaking.current) return speaking.current.abort();
    const mine = new AbortController();
    speaking.current = mine;
    setState('speaking');
    const how = await windowVoice.play(clips, { signal: mine.signal, ...(onClip && { onClip }) });
    speaking.current = null;
    setState(how === 'silent' ? 'silent' : 'quiet');
    onClip?.(null);
  };
  const word = state === 'speaking' ? 'Dừng' : 'Nghe';
  return (
    <div className="speak">
      <button
        type="button"
        className="button speak-button"
        aria-label={`${word} ${what}`}
        onClick={() => void press()}
      >
        <svg viewBox="0 0 24 24" aria-hidden="true">
          {state === 'speaking' ? (
            <path d="M6 6h12v12H6z" />
          ) : (
            <>
              <path d="M3 9v6h4l6 5V4L7 9z" />
              <path className="wave" d="M16 8.5a5 5 0 0 1 0 7M18.5 6a8.5 8.5 0 0 1 0 12" />
            </>
          )}
        </svg>
        {word}
      </button>
      <span className="speak-silent" role="status">
        {state === 'silent' && 'Máy này đang không có tiếng.'}
      </span>
    </div>
  );
}
