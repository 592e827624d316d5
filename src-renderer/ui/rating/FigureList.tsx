import type { RatingFigure } from '../../../src-shared/rating/figures.ts';
import { answered, inWords, visitWords } from './ratingWords.ts';

interface Props {
  readonly title: string;
  readonly figures: readonly RatingFigure[];
  /** What the figure is of, in words; empty where the heading says it. */
  readonly period: (figure: RatingFigure) => string;
}

/** Shares in words, each with its uncertainty and with how many of those asked have answered. */
export function FigureList({ title, figures, period }: Props) {
  if (figures.length === 0) return null;
  return (
    <>
      <h3>{title}</h3>
      <ul className="figures">
        {figures.map((figure, place) => (
          // Two groups of a kind may share their days; a list is never reordered.
          <li key={place}>
            <strong>{[period(figure), visitWords[figure.visit]].filter(Boolean).join(' · ')}</strong>
            <span>{inWords(figure)}</span>
            <span className="soft small">{answered(figure)}</span>
          </li>
        ))}
      </ul>
    </>
  );
}
