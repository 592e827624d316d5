import { useState } from 'react';
import { levelWords, ratingPrivacy, ratingQuestion } from '../../src-shared/text/ratingWords.ts';
import type { ClipName } from '../../src-shared/voice/clips.ts';
import { SpeakButton } from '../ui/voice/SpeakButton.tsx';
import { Face } from './Face.tsx';

const levelClip = (level: (typeof levelWords)[number][0]): ClipName => `pad.level.${level}`;
const readAloud: readonly ClipName[] = [
  'pad.question',
  ...levelWords.map(([level]) => levelClip(level)),
  'pad.privacy',
];

interface Props {
  /** Who served, where the ward lets it be told; empty otherwise. */
  readonly served: string;
  /** False where the ward has muted its screens. */
  readonly speaks: boolean;
  readonly onChoose: (level: number) => void;
  /** Left out where there is no code to rate by later. */
  readonly onLater?: () => void;
}

/** One question, five answers; who cannot read hears them, and sees which face is meant. A small way out for somebody in a hurry. */
export function Question({ served, speaks, onChoose, onLater }: Props) {
  const [heard, setHeard] = useState<ClipName | null>(null);
  return (
    <div className="question">
      <div>
        <h1>{ratingQuestion}</h1>
        {served && <p>{served}</p>}
      </div>
      <ul className="faces">
        {levelWords.map(([level, word]) => (
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
        {onLater && (
          <button type="button" className="button" onClick={onLater}>
            Đang vội, đánh giá sau
          </button>
        )}
      </div>
    </div>
  );
}
