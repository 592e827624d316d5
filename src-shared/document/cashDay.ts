import { formatDay, formatMoment } from '../calendar/format.ts';
import type { CashDay, CashReceipt } from '../contract/cash.ts';
import { formatDong } from '../procedure/fee.ts';
import { methodWords } from '../text/paymentWords.ts';
import type { DocumentBlock, PlainDocument } from './document.ts';

const signed = (dong: number) => (dong < 0 ? `−${formatDong(-dong)}` : formatDong(dong));

const noteOf = ({ voidedDay, afterClose }: CashReceipt, day: string) =>
  [
    voidedDay === null ? '' : voidedDay === day ? 'Hủy' : `Hủy ${formatDay(voidedDay)}`,
    afterClose ? 'Sau chốt sổ' : '',
  ]
    .filter(Boolean)
    .join('; ');

const receipts = (caption: string, rows: readonly CashReceipt[], day: string): DocumentBlock[] =>
  rows.length === 0
    ? []
    : [
        {
          kind: 'table',
          caption,
          head: ['Giờ', 'Biên lai', 'Người nộp, mã hồ sơ', 'Hình thức', 'Số tiền', 'Ghi chú'],
          rows: rows.map((row) => [
            row.at.startsWith(day) ? row.at.slice(11) : formatMoment(row.at),
            row.number === '' ? 'không ghi' : `${row.series} ${row.number}`,
            [row.applicantName, row.code].filter(Boolean).join(', '),
            methodWords[row.method],
            formatDong(row.dong),
            noteOf(row, day),
          ]),
          right: [4],
        },
      ];

function close({ closed, afterClose }: CashDay): DocumentBlock[] {
  if (!closed) return [{ kind: 'paragraph', text: 'Chưa chốt sổ quỹ.' }];
  const { openingFloat, taken, expected, counted, difference, note, officer, at } = closed;
  return [
    {
      kind: 'table',
      caption: `Đã chốt sổ: ${officer}, ${formatMoment(at)}`,
      head: ['Khoản', 'Số tiền'],
      rows: [
        ['Tiền lẻ đầu ngày', signed(openingFloat)],
        ['Thu trong ngày, mọi hình thức', signed(taken)],
        ['Phải có trong quỹ', signed(expected)],
        ['Đếm được', signed(counted)],
        ['Chênh lệch', signed(difference)],
      ],
      right: [1],
    },
    ...(note ? [{ kind: 'paragraph' as const, text: `Lý do chênh lệch: ${note}` }] : []),
    ...(afterClose > 0
      ? [
          {
            kind: 'paragraph' as const,
            text: `Sau chốt sổ còn thu ${formatDong(afterClose)}; cộng vào tiền đầu ngày sau.`,
          },
        ]
      : []),
  ];
}

/** A day of the drawer as it is laid in the file: sums, every receipt, the close. */
export function cashDayPaper(wardName: string, cash: CashDay): PlainDocument {
  const { day, counter, byProcedure, byMethod, taken } = cash;
  const count = byMethod.reduce((sum, method) => sum + method.receipts, 0);
  return {
    title: 'Quỹ trong ngày',
    subtitle: `${wardName} · quầy ${counter} · ${formatDay(day)}`,
    paper: 'a4',
    blocks: [
      {
        kind: 'table',
        caption: 'Theo thủ tục',
        head: ['Thủ tục', 'Khoản thu', 'Số tiền'],
        rows: byProcedure.map((row) => [row.name, String(row.receipts), formatDong(row.dong)]),
        right: [1, 2],
      },
      {
        kind: 'table',
        caption: 'Theo hình thức',
        head: ['Hình thức', 'Khoản thu', 'Số tiền'],
        rows: [
          ...byMethod.map((row) => [methodWords[row.method], String(row.receipts), formatDong(row.dong)]),
          ['Tổng thu', String(count), formatDong(taken)],
        ],
        right: [1, 2],
      },
      ...receipts('Biên lai, khoản thu', cash.receipts, day),
      ...receipts('Hủy hôm nay, thu ngày khác', cash.voidedLater, day),
      ...close(cash),
      { kind: 'signatures', titles: ['Người thu tiền', 'Người nhận bàn giao'] },
    ],
    file: `Quy-trong-ngay-${counter}-${day}`,
  };
}
