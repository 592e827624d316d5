import { formatDate } from '../calendar/format.ts';
import type { ProcedureVersion } from '../procedure/version.ts';
import { channelNames, channelSteps } from '../text/channelSteps.ts';
import { feeText, notInCatalogue, paperNotes, timeText } from '../text/procedurePlain.ts';
import type { PlainDocument } from './document.ts';

const papersOf = ({ components }: ProcedureVersion): string =>
  components
    .map((paper, index) => {
      const notes = paperNotes(paper).join('; ');
      return `${index + 1}. ${paper.name}${notes ? ` (${notes})` : ''}`;
    })
    .join('\n') || notInCatalogue;

/** A procedure to take home, in the words of the lobby screen. */
export function procedurePaper(wardName: string, version: ProcedureVersion): PlainDocument {
  const { name, code, channels, results, legalBases, source, checkedOn } = version;
  const section = (heading: string, text: string) => ({ kind: 'section' as const, heading, text });
  return {
    title: name,
    subtitle: `${wardName} · mã thủ tục ${code}`,
    paper: 'a4',
    blocks: [
      section('Giấy tờ cần mang', papersOf(version)),
      ...channels.map((terms) =>
        section(
          channelNames[terms.channel],
          [
            `Thời gian: ${timeText(terms)}. Phí, lệ phí: ${feeText(terms.fee)}.`,
            ...channelSteps[terms.channel].map((step, index) => `${index + 1}. ${step}`),
          ].join('\n'),
        ),
      ),
      section('Kết quả', results.map((result) => result.name).join('; ') || notInCatalogue),
      section(
        'Căn cứ pháp lý',
        legalBases.map(({ name: base, number }) => [number, base].filter(Boolean).join(' · ')).join('\n') ||
          notInCatalogue,
      ),
      { kind: 'paragraph', text: `Nguồn: ${source}. Đối chiếu ngày ${formatDate(checkedOn)}.` },
    ],
    file: null,
  };
}
