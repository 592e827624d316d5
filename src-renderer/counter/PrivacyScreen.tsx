import {
  privacyLaw,
  privacySections,
  privacyStanding,
  privacyTitle,
} from '../../src-shared/document/privacy.ts';
import { call } from '../client/call.ts';
import { Button } from '../ui/Button.tsx';
import { PaperButtons } from './slip/PaperButtons.tsx';
import { useCounter } from './store.ts';

/** What a person is told about their data, on screen and on paper. */
export default function PrivacyScreen() {
  const { back, wardName } = useCounter();
  return (
    <section className="stack">
      <header>
        <h1>{privacyTitle}</h1>
        <p>
          {wardName} · {privacyLaw}
        </p>
        <p className="soft small">{privacyStanding}</p>
      </header>
      <dl className="notice-text">
        {privacySections.map(([title, text]) => (
          <div key={title}>
            <dt>{title}</dt>
            <dd>{text}</dd>
          </div>
        ))}
      </dl>
      <PaperButtons
        primary
        label="In thông báo"
        onPrint={() => call('paper.print', { paper: 'privacy', target: 'printer' })}
        onSave={() => call('paper.print', { paper: 'privacy', target: 'pdf' })}
      />
      <div className="row">
        <Button onPress={back} keys="Esc">
          Quay lại
        </Button>
      </div>
    </section>
  );
}
