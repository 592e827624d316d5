import { lobbyButtons } from '../../src-shared/text/lobbyWords.ts';
import type { ClipName } from '../../src-shared/voice/clips.ts';
import type { Look } from './look.ts';
import { say } from './voice.ts';

interface Props {
  /** The first page: there is nothing to go back to. */
  readonly first: boolean;
  /** Clips that read the page aloud. */
  readonly speak: readonly ClipName[];
  readonly look: Look;
  readonly onBack: () => void;
  readonly onRestart: () => void;
  readonly onLook: (look: Look) => void;
}

const sizes = [
  [0, 'A', 'chữ vừa'],
  [1, 'A+', 'chữ to'],
  [2, 'A++', 'chữ rất to'],
] as const;

/** At the bottom of every page, within reach from a wheelchair: one way back, one way to start over, how it looks. */
export function Bar({ first, speak, look, onBack, onRestart, onLook }: Props) {
  return (
    <nav className="lobby-bar" aria-label="Điều khiển màn hình">
      {!first && (
        <div className="lobby-way">
          <button type="button" className="button" onClick={onBack}>
            {lobbyButtons.back}
          </button>
          <button type="button" className="button" onClick={onRestart}>
            {lobbyButtons.restart}
          </button>
        </div>
      )}
      <div className="lobby-look">
        {speak.length > 0 && (
          <button type="button" className="button" onClick={() => void say(speak)}>
            Nghe
          </button>
        )}
        {sizes.map(([text, sign, label]) => (
          <button
            key={text}
            type="button"
            className="button"
            aria-label={`${sign} ${label}`}
            aria-pressed={look.text === text}
            onClick={() => onLook({ ...look, text })}
          >
            {sign}
          </button>
        ))}
        <button
          type="button"
          className="button"
          aria-pressed={look.contrast}
          onClick={() => onLook({ ...look, contrast: !look.contrast })}
        >
          Tương phản
        </button>
      </div>
    </nav>
  );
}
