import { formatDate } from '../../../src-shared/calendar/format.ts';
import type { FeeWaiver } from '../../../src-shared/procedure/version.ts';
import { Check } from '../../ui/Choices.tsx';

interface Props {
  readonly waivers: readonly FeeWaiver[];
  /** The ground of the exemption as it stands. */
  readonly chosen: string;
  readonly onChoose: (ground: string) => void;
}

const standing: Readonly<Record<FeeWaiver['status'], string>> = {
  VERIFIED: 'đã đọc văn bản',
  PARTIAL: 'biết qua nguồn dẫn lại',
  UNVERIFIED: 'chưa kiểm chứng',
  LOCAL: 'quy định của địa phương',
};

/** Waivers that run on the day of receipt, each with who it is for and how well it is known. */
export function WaiverChoices({ waivers, chosen, onChoose }: Props) {
  return waivers.map(({ text, condition, from, to, status, source, checkedOn }) => (
    <div key={`${text} ${from}`} className="inset stack tight">
      <Check label={text} checked={chosen === text} onChange={(on) => onChoose(on ? text : '')} />
      <p className="small">{condition}.</p>
      <p className="soft small">
        Từ {formatDate(from)} đến {formatDate(to)}. {source} ({standing[status]}, xem ngày{' '}
        {formatDate(checkedOn)}).
      </p>
    </div>
  ));
}
