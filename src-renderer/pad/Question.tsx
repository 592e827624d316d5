import { useRef } from 'react';
import { Face } from './Face.tsx';

/** The five official words, worst first. */
export const levels = [
  'Rất không hài lòng',
  'Không hài lòng',
  'Bình thường',
  'Hài lòng',
  'Rất hài lòng',
] as const;

interface Props {
  /** A tap this soon after the question appeared was meant for something else. */
  readonly guardMs: number;
  readonly onChoose: (level: number) => void;
}

/** One question, five faces, one tap. */
export function Question({ guardMs, onChoose }: Props) {
  const shownAt = useRef(performance.now());
  const chosen = useRef(false);
  const choose = (level: number) => {
    if (chosen.current || performance.now() - shownAt.current < guardMs) return;
    chosen.current = true;
    onChoose(level);
  };
  return (
    <main className="pad">
      <h1>Ông/bà hài lòng ở mức nào với việc phục vụ hôm nay?</h1>
      <ul className="faces">
        {levels.map((word, i) => (
          <li key={word}>
            <button type="button" className="face" onClick={() => choose(i + 1)}>
              <Face level={i + 1} />
              <span>{word}</span>
            </button>
          </li>
        ))}
      </ul>
      <p className="promise">Không ghi tên ông/bà.</p>
    </main>
  );
}
