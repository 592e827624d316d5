import { useState } from 'react';
import { levels, ratingPrivacy, ratingQuestion } from '../../src-shared/text/padWords.ts';
import type { ClipName } from '../../src-shared/voice/clips.ts';
import { SpeakButton } from '../ui/voice/SpeakButton.tsx';
import { Face } from './Face.tsx';

const levelClip = (level: (typeof levels)[number][0]): ClipName => `pad.level.${level}`;
const readAloud: readonly ClipName[] = [
  'pad.question',
  ...levels.map(([level]) => levelClip(level)),
  'pad.privacy',
];

interface Props {
  /** False where the ward has muted its screens. */
  readonly speaks: boolean;
  readonly onChoose: (level: number) => void;
}

/** One question, five answers; who cannot read hears them, and sees which face is meant. */
export function Question({ speaks, onChoose }: Props) {
  const [heard, setHeard] = useState<ClipName | null>(null);
  return (
    <div className="question">
      <h1>{ratingQuestion}</h1>
      <ul className="faces">
        {levels.map(([level, word]) => (
          <li key={level}>
            <button
              type="button"
              className={heard === levelClip(level) ? 'face heard' : 'face'}
              onClick={() => onChoose(level)}
            >
              <Face level={level} />
              <span>{word}</span>
            </button>
          </li>
        ))}
      </ul>
      <div className="question-foot">
        <p>{ratingPrivacy}</p>
        {speaks && <SpeakButton clips={readAloud} what="câu hỏi" onClip={setHeard} />}
      </div>
    </div>
  );
}
