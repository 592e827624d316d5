import { useState } from 'react';
import { formatDate, formatMoment } from '../../../src-shared/calendar/format.ts';
import type { Report } from '../../../src-shared/contract/register.ts';
import { totalOf } from '../../../src-shared/evaluation/firstTime.ts';
import { lateLine, lateShare } from '../../../src-shared/evaluation/lateness.ts';
import { type Period, periodInWords, periodOn } from '../../../src-shared/evaluation/period.ts';
import { isBalanced } from '../../../src-shared/evaluation/standing.ts';
import { figureRows } from '../../../src-shared/evaluation/tables.ts';
import { percent, shareInWords } from '../../../src-shared/evaluation/words.ts';
import { asSentence } from '../../../src-shared/slip/words.ts';
import { latenessReasonWords } from '../../../src-shared/text/dossierWords.ts';
import { messageFor } from '../../../src-shared/text/messages.ts';
import { call } from '../../client/call.ts';
import { useQuery } from '../../client/useQuery.ts';
import { today } from '../cash/today.ts';
import { useCounter } from '../store.ts';
import { OutputRow } from './OutputRow.tsx';
import { PeriodFields } from './PeriodFields.tsx';
import './register.css';
import { useOutput } from './useOutput.ts';

/** What a period came to: standing, delays, papers outside the list, first-time-right. */
export default function ReportsScreen() {
  const [period, setPeriod] = useState<Period>(() => periodOn('month', today()));
  const { data, failure } = useQuery('report.figures', period, 'dossiers');
  const output = useOutput();
  return (
    <section className="stack">
      <header className="row spread">
        <div>
          <h1>Báo cáo giải quyết hồ sơ</h1>
          <p className="soft">
            {data &&
              `${asSentence(periodInWords(data))}; hồ sơ đang giải quyết xem lúc ${formatMoment(data.lookedAt)}.`}
          </p>
        </div>
        <OutputRow
          why={output.why}
          said={output.said}
          onPrint={(target) =>
            output.print(
              () => call('report.print', { ...period, target }),
              ({ sheet }) => sheet && { report: sheet },
            )
          }
          onExport={() => output.export(() => call('report.export', period))}
        />
      </header>
      <div className="row register-filter">
        <PeriodFields value={period} onChange={setPeriod} />
      </div>
      {failure && failure.code !== 'client.unreachable' && <p className="error">{messageFor(failure)}</p>}
      {data && (
        <>
          <div className="report-columns">
            <Figures report={data} />
            <div className="stack">
              <LateShare report={data} />
              <Reasons report={data} />
              <SecondDelays report={data} />
            </div>
          </div>
          <ExtraPapers report={data} />
          <FirstTime report={data} />
        </>
      )}
    </section>
  );
}

function Figures({ report }: { readonly report: Report }) {
  const { broughtForward, received, resolved, inProgress, stopped, withdrawn } = report.standing;
  return (
    <section className="stack tight">
      <h2>Tiếp nhận, giải quyết</h2>
      <table className="table figures-table">
        <thead>
          <tr>
            <th>Chỉ tiêu</th>
            <th className="number">Số hồ sơ</th>
          </tr>
        </thead>
        <tbody>
          {figureRows(report).map(([words, count]) => (
            <tr key={words} className={words.startsWith('–') ? 'sub' : undefined}>
              <td>{words}</td>
              <td className="number">{count.toLocaleString('vi-VN')}</td>
            </tr>
          ))}
        </tbody>
      </table>
      {/* A sum that does not come out is said aloud: somebody would carry it into a report. */}
      <p className={isBalanced(report.standing) ? 'soft small' : 'error'}>
        {broughtForward} + {received} {isBalanced(report.standing) ? '=' : '≠'} {resolved} + {inProgress} +{' '}
        {stopped} + {withdrawn} (chuyển sang + tiếp nhận = đã giải quyết + đang giải quyết + dừng + rút)
      </p>
    </section>
  );
}

function LateShare({ report }: { readonly report: Report }) {
  const { bad, of, share, withinLine } = lateShare(report.lateness);
  const words =
    share === null
      ? 'Chưa có hồ sơ nào để tính.'
      : withinLine
        ? `Trong mức của phường: nhiều nhất ${percent(lateLine)}.`
        : `Vượt mức của phường: nhiều nhất ${percent(lateLine)}.`;
  return (
    <section className={withinLine ? 'report-line' : 'report-line over'}>
      <h2>Tỷ lệ quá hạn</h2>
      <strong>{shareInWords(bad, of)}</strong>
      <span>{words}</span>
      <span className="soft small">
        (giải quyết quá hạn + đang quá hạn) ÷ (đã giải quyết + đang quá hạn), tính theo hạn của luật: hẹn lại
        không làm hồ sơ trễ thành đúng hạn.
      </span>
    </section>
  );
}

function Reasons({ report: { reasons } }: { readonly report: Report }) {
  if (reasons.length === 0) return null;
  return (
    <section className="stack tight">
      <h2>Lý do quá hạn</h2>
      <table className="table figures-table">
        <thead>
          <tr>
            <th>Lý do</th>
            <th className="number">Kết quả trễ</th>
            <th className="number">Xin lỗi</th>
          </tr>
        </thead>
        <tbody>
          {reasons.map(({ reason, results, apologies }) => (
            <tr key={reason}>
              <td>{latenessReasonWords[reason]}</td>
              <td className="number">{results}</td>
              <td className="number">{apologies}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}

function SecondDelays({ report: { secondDelays } }: { readonly report: Report }) {
  const open = useCounter((state) => state.open);
  if (secondDelays.length === 0) return null;
  return (
    <section className="stack tight">
      <h2>Trễ hẹn lần hai ({secondDelays.length})</h2>
      <ul>
        {secondDelays.map(({ id, code, procedureName, due, reason }) => (
          <li key={`${id} ${due.date}`}>
            <button type="button" className="link" onClick={() => open({ name: 'dossier', id })}>
              {code}
            </button>{' '}
            {procedureName}: không kịp ngày hẹn lại {formatDate(due.date)}. {latenessReasonWords[reason]}.
          </li>
        ))}
      </ul>
    </section>
  );
}

function ExtraPapers({ report: { extraPapers } }: { readonly report: Report }) {
  return (
    <section className="stack tight">
      <h2>Giấy tờ ngoài quy định</h2>
      {extraPapers.length === 0 ? (
        <p className="soft">
          Không có yêu cầu nào ngoài thành phần hồ sơ, không có phiếu bổ sung lần thứ ba.
        </p>
      ) : (
        <table className="table figures-table">
          <thead>
            <tr>
              <th>Người tiếp nhận</th>
              <th>Thủ tục</th>
              <th className="number">Định yêu cầu, đã chặn</th>
              <th className="number">Người dân tự nộp</th>
              <th className="number">Phiếu từ lần 3</th>
              <th>Tên giấy tờ</th>
            </tr>
          </thead>
          <tbody>
            {extraPapers.map((row) => (
              <tr key={`${row.officer} ${row.procedureName}`}>
                <td>{row.officer}</td>
                <td className="small">{row.procedureName}</td>
                <td className="number">{row.attempted}</td>
                <td className="number">{row.volunteered}</td>
                <td className="number">{row.thirdRounds}</td>
                <td className="small">
                  {row.papers === null ? (
                    <span className="soft">chỉ lãnh đạo xem</span>
                  ) : (
                    row.papers.join('; ')
                  )}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </section>
  );
}

function FirstTime({ report: { firstTime } }: { readonly report: Report }) {
  const total = totalOf(firstTime);
  return (
    <section className="stack tight">
      <h2>Đủ hồ sơ ngay lần đầu</h2>
      <p>
        Không phải bổ sung lần nào:{' '}
        <strong>{shareInWords(total.right, total.received, 'hồ sơ tiếp nhận')}</strong>.
      </p>
      {firstTime.length > 0 && (
        <table className="table figures-table">
          <thead>
            <tr>
              <th>Thủ tục</th>
              <th className="number">Tiếp nhận</th>
              <th className="number">Đủ ngay</th>
              <th className="number">Tỷ lệ</th>
            </tr>
          </thead>
          <tbody>
            {firstTime.map(({ procedureCode, procedureName, received, right }) => (
              <tr key={procedureCode}>
                <td>
                  {procedureName} <span className="soft small">{procedureCode}</span>
                </td>
                <td className="number">{received}</td>
                <td className="number">{right}</td>
                <td className="number">{percent(right / received)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </section>
  );
}
