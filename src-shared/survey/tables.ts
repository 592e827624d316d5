import { formatDate } from '../calendar/format.ts';
import type { SurveyDetail } from '../contract/survey.ts';
import { wholePercent } from '../evaluation/words.ts';
import type { Cell, Table } from '../register/workbook.ts';
import type { Shown } from './results.ts';
import { audienceWords, heldBack, notSipas } from './words.ts';

const cells = ({ text, figure, empty }: Shown): Cell[] =>
  figure
    ? [
        text,
        figure.n,
        figure.good,
        { share: figure.share },
        `${wholePercent(figure.low)} – ${wholePercent(figure.high)}`,
        Math.round(figure.mean * 100) / 100,
        { share: figure.index },
      ]
    : [text, empty ? 0 : heldBack, null, null, null, null, null];

const columns: Table['columns'] = [
  { heading: 'Tiêu chí', width: 70 },
  { heading: 'Số trả lời', width: 14 },
  { heading: 'Mức 4–5', width: 10 },
  { heading: 'Tỷ lệ mức 4–5', width: 12 },
  { heading: 'Khoảng tin cậy 95 % (Wilson)', width: 20 },
  { heading: 'Trung bình (1–5)', width: 12 },
  { heading: 'Chỉ số (trung bình ÷ 5)', width: 14 },
];

/** A survey as the sheets of one file: its results, and its periods side by side. */
export function surveyTables(
  { survey, questionnaire, results, periods }: SurveyDetail,
  wardName: string,
): Table[] {
  const over = [
    survey.name,
    wardName,
    `${questionnaire.name}; ${audienceWords[survey.audience]}; từ ${formatDate(survey.from)} đến ${formatDate(survey.to)}; ${survey.sheets} phiếu`,
    notSipas,
    ...(questionnaire.footnote ? [questionnaire.footnote] : []),
  ];
  return [
    {
      name: 'Kết quả',
      over,
      columns,
      rows: [
        ...results.factors.flatMap((factor) => [
          cells({ ...factor, text: factor.text.toLocaleUpperCase('vi') }),
          ...factor.items.map(cells),
        ]),
        cells({ ...results.overall, text: 'CHUNG' }),
      ],
    },
    {
      name: 'Các kỳ',
      over,
      columns: [
        { heading: 'Kỳ', width: 40 },
        { heading: 'Từ ngày', width: 14 },
        { heading: 'Đến ngày', width: 14 },
        { heading: 'Số phiếu', width: 10 },
        ...results.factors.map(({ text }) => ({ heading: text, width: 16 })),
        { heading: 'Chung', width: 12 },
      ],
      rows: periods.map(({ survey: { name, from, to, sheets }, results: of }): Cell[] => [
        name,
        { day: from },
        { day: to },
        sheets,
        ...[...of.factors, of.overall].map(
          ({ figure, empty }): Cell => (figure ? { share: figure.share } : empty ? null : heldBack),
        ),
      ]),
    },
  ];
}
