import { useEffect, useState } from 'react';
import { Button } from '../ui/Button.tsx';
import { ErrorBoundary } from '../ui/ErrorBoundary.tsx';
import { Answers } from './Answers.tsx';
import { ask, onSignedOut } from './ask.ts';
import { Calendar } from './Calendar.tsx';
import { Counters } from './Counters.tsx';
import { Offers } from './Offers.tsx';
import { People } from './People.tsx';
import { Procedures } from './Procedures.tsx';
import { Ratings } from './Ratings.tsx';
import { SignIn } from './SignIn.tsx';
import { WardName } from './WardName.tsx';

const parts = {
  procedures: ['Thủ tục', Procedures],
  calendar: ['Lịch làm việc', Calendar],
  people: ['Nhân sự', People],
  ward: ['Tên và địa chỉ', WardName],
  counters: ['Các quầy', Counters],
  ratings: ['Đánh giá', Ratings],
  answers: ['Trả lời phản ánh', Answers],
  offers: ['Khác biệt giữa quầy', Offers],
} as const;
type Part = keyof typeof parts;

/** The ward's manager: what all its counters work by. */
export function App() {
  const [manager, setManager] = useState<{ name: string; wardName: string } | null | undefined>(undefined);
  const [part, setPart] = useState<Part>('procedures');
  useEffect(() => {
    void ask('session', {}).then((answer) => setManager(answer.ok ? answer.value : null));
    return onSignedOut(() => setManager(null));
  }, []);
  if (manager === undefined) return null;
  if (manager === null) return <SignIn onDone={setManager} />;
  const [title, Current] = parts[part];
  return (
    <div className="manage">
      <header className="row spread">
        <div>
          <strong>{manager.wardName}</strong>
          <span className="soft small"> · {manager.name}</span>
        </div>
        <Button look="quiet" onPress={() => void ask('signOut', {}).then(() => setManager(null))}>
          Đăng xuất
        </Button>
      </header>
      <nav className="row" aria-label="Phần quản lý">
        {(Object.keys(parts) as Part[]).map((name) => (
          <button
            key={name}
            type="button"
            className="tab"
            aria-current={name === part ? 'page' : undefined}
            onClick={() => setPart(name)}
          >
            {parts[name][0]}
          </button>
        ))}
      </nav>
      <main className="stack">
        <h1>{title}</h1>
        <ErrorBoundary key={part} onLeave={() => setPart('procedures')}>
          <Current />
        </ErrorBoundary>
      </main>
    </div>
  );
}
