import type { ProcedureVersion } from '../../../src-shared/procedure/version.ts';
import { messageFor } from '../../../src-shared/text/messages.ts';
import { copiesText } from './componentEntry.ts';

/** A procedure of another body (police residence forms): explained here, never received here. */
export function GuideOnly({ procedure }: { readonly procedure: ProcedureVersion }) {
  const { agency, steps, components } = procedure;
  return (
    <section className="stack guide" aria-label="Hướng dẫn">
      <p className="notice">{messageFor({ code: 'procedure.guideOnly', details: { agency } })}</p>
      {components.length > 0 && (
        <div>
          <h2>Giấy tờ người dân cần mang</h2>
          <ul className="papers">
            {components.map((component) => (
              <li key={component.id}>
                {component.name}
                <span className="soft"> · {copiesText(component) || 'xuất trình'}</span>
              </li>
            ))}
          </ul>
        </div>
      )}
      {steps && (
        <div>
          <h2>Các bước</h2>
          {steps.split('\n').map((line) => (
            <p key={line}>{line}</p>
          ))}
        </div>
      )}
    </section>
  );
}
