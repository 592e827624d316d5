import { codeTextLength } from '../../src-shared/rating/code.ts';
import { unambiguous } from '../../src-shared/text/randomCode.ts';

interface Props {
  readonly typed: string;
  readonly message: string;
  readonly onType: (typed: string) => void;
  readonly onLeave: () => void;
}

const grouped = (typed: string) => typed.padEnd(codeTextLength, '·').replace(/^(.{5})(.{5})(.)$/, '$1 $2 $3');

/** The keys of a rating code: its own letters alone, so that nothing else can be typed. */
export function CodeKeys({ typed, message, onType, onLeave }: Props) {
  return (
    <div className="code-entry">
      <h1>Nhập mã đánh giá trên giấy của ông/bà</h1>
      <p
        className="code-typed"
        role="status"
        aria-label={`Đã nhập ${typed.length} trong ${codeTextLength} ký tự`}
      >
        {grouped(typed)}
      </p>
      <p className="pair-error" role="alert">
        {message}
      </p>
      <div className="code-keys">
        {[...unambiguous].map((key) => (
          <button key={key} type="button" className="button" onClick={() => onType(typed + key)}>
            {key}
          </button>
        ))}
        <button type="button" className="button" onClick={() => onType(typed.slice(0, -1))}>
          Xóa
        </button>
      </div>
      <button type="button" className="button" onClick={onLeave}>
        Quay lại
      </button>
    </div>
  );
}
