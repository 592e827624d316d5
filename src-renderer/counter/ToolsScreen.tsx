import { useCounter } from './store.ts';
import { toolsFor } from './tools.ts';

/** Everything that is not a dossier in front of the counter, each with what it is for. */
export default function ToolsScreen() {
  const { staff, open } = useCounter();
  return (
    <section className="stack">
      <h1>Sổ, quỹ, báo cáo</h1>
      <div className="jobs">
        {toolsFor(staff).map(({ screen, title, about }) => (
          <button type="button" className="task" key={screen.name} onClick={() => open(screen)}>
            <strong>{title}</strong>
            <span>{about}</span>
          </button>
        ))}
      </div>
    </section>
  );
}
