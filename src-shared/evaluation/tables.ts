import { formatMoment } from '../calendar/format.ts';
import type { Report } from '../contract/register.ts';
import type { Cell, Table } from '../register/workbook.ts';
import type { WardProfile } from '../slip/ward.ts';
import { asSentence } from '../slip/words.ts';
import { latenessReasonWords } from '../text/dossierWords.ts';
import { totalOf } from './firstTime.ts';
import { lateLine, lateShare } from './lateness.ts';
import { periodInWords } from './period.ts';
import { percent } from './words.ts';

const share = (part: number, of: number): Cell => (of === 0 ? null : { share: part / of });

/** The figures of a period in the order reports list them, with their words. */
export function figureRows({ standing, lateness, apologies }: Report): [words: string, count: number][] {
  return [
    ['Kỳ trước chuyển sang', standing.broughtForward],
    ['Tiếp nhận trong kỳ', standing.received],
    ['Đã giải quyết (kể cả từ chối giải quyết)', standing.resolved],
    ['– trước hạn', lateness.early],
    ['– đúng hạn', lateness.onTime],
    ['– quá hạn', lateness.late],
    ['Đang giải quyết', standing.inProgress],
    ['– đã quá hạn', lateness.openOverdue],
    ['– đang tạm dừng (lúc xem)', lateness.paused],
    ['Dừng giải quyết', standing.stopped],
    ['Rút hồ sơ', standing.withdrawn],
    ['Đã hẹn lại một lần (đã hoặc đang giải quyết)', lateness.rescheduled],
    ['Từ chối tiếp nhận (ngoài cân đối)', standing.refused],
    ['Đã hướng dẫn, chưa nộp (ngoài cân đối)', standing.guided],
    ['Văn bản xin lỗi đã lập', apologies.made],
    ['– lập quá ngày phải báo trước (vi phạm)', apologies.tooLate],
  ];
}

function summary(report: Report): Pick<Table, 'columns' | 'rows'> {
  const late = lateShare(report.lateness);
  return {
    columns: [
      { heading: 'Chỉ tiêu', width: 58 },
      { heading: 'Số hồ sơ', width: 12 },
      { heading: 'Trên tổng số', width: 14 },
      { heading: 'Tỷ lệ', width: 12 },
    ],
    rows: [
      ...figureRows(report).map(([words, count]): Cell[] => [words, count, null, null]),
      [
        `Tỷ lệ quá hạn: (giải quyết quá hạn + đang quá hạn) ÷ (đã giải quyết + đang quá hạn); nhiều nhất ${percent(lateLine)}`,
        late.bad,
        late.of,
        share(late.bad, late.of),
      ],
    ],
  };
}

const lateReasons = ({ reasons }: Report): Pick<Table, 'columns' | 'rows'> => ({
  columns: [
    { heading: 'Lý do', width: 44 },
    { heading: 'Khi nhận kết quả trễ', width: 22 },
    { heading: 'Trong văn bản xin lỗi', width: 22 },
  ],
  rows: reasons.map(({ reason, results, apologies }) => [latenessReasonWords[reason], results, apologies]),
});

const delays = ({ secondDelays }: Report): Pick<Table, 'columns' | 'rows'> => ({
  columns: [
    { heading: 'Mã hồ sơ', width: 28 },
    { heading: 'Thủ tục', width: 48 },
    { heading: 'Ngày hẹn không kịp', width: 20 },
    { heading: 'Ngày xin lỗi', width: 14 },
    { heading: 'Lý do', width: 34 },
  ],
  rows: secondDelays.map(({ code, procedureName, due, at, reason }) => [
    code,
    procedureName,
    { day: due.date },
    { day: at.slice(0, 10) },
    latenessReasonWords[reason],
  ]),
});

const papers = ({ extraPapers }: Report): Pick<Table, 'columns' | 'rows'> => ({
  columns: [
    { heading: 'Người tiếp nhận', width: 28 },
    { heading: 'Thủ tục', width: 48 },
    { heading: 'Định yêu cầu, đã chặn', width: 14 },
    { heading: 'Người dân tự nộp', width: 14 },
    { heading: 'Phiếu bổ sung từ lần 3', width: 14 },
    { heading: 'Tên giấy tờ', width: 48 },
  ],
  rows: extraPapers.map((row) => [
    row.officer,
    row.procedureName,
    row.attempted,
    row.volunteered,
    row.thirdRounds,
    row.papers === null ? 'chỉ lãnh đạo xem' : row.papers.join('; '),
  ]),
});

function rightFirst({ firstTime }: Report): Pick<Table, 'columns' | 'rows'> {
  const total = totalOf(firstTime);
  return {
    columns: [
      { heading: 'Mã thủ tục', width: 14 },
      { heading: 'Thủ tục', width: 60 },
      { heading: 'Tiếp nhận', width: 12 },
      { heading: 'Không phải bổ sung', width: 14 },
      { heading: 'Tỷ lệ', width: 12 },
    ],
    rows: [
      ...firstTime.map(({ procedureCode, procedureName, received, right }): Cell[] => [
        procedureCode,
        procedureName,
        received,
        right,
        share(right, received),
      ]),
      ['', 'Cộng', total.received, total.right, share(total.right, total.received)],
    ],
  };
}

/** A report as the sheets of one file. */
export function reportTables(report: Report, ward: Pick<WardProfile, 'wardName' | 'demonstration'>): Table[] {
  const sheet = (name: string, content: Pick<Table, 'columns' | 'rows'>): Table => ({
    name,
    over: [
      name,
      ward.wardName,
      asSentence(periodInWords(report)),
      `Tính đến ${formatMoment(report.lookedAt)}`,
      ...(ward.demonstration ? ['Bản minh họa, không có giá trị pháp lý.'] : []),
    ],
    ...content,
  });
  return [
    sheet('Giải quyết hồ sơ', summary(report)),
    sheet('Lý do quá hạn', lateReasons(report)),
    sheet('Trễ hẹn lần hai', delays(report)),
    sheet('Giấy tờ ngoài quy định', papers(report)),
    sheet('Đủ hồ sơ ngay lần đầu', rightFirst(report)),
  ];
}
