interface Props<T extends string> {
  readonly legend: string;
  readonly name: string;
  readonly value: T;
  readonly options: readonly (readonly [T, string])[];
  readonly onChange: (value: T) => void;
  readonly hideLegend?: boolean;
}

/** One of a few: real radio buttons in large frames. */
export function Choices<T extends string>({ legend, name, value, options, onChange, hideLegend }: Props<T>) {
  return (
    <fieldset className="choices">
      <legend className={hideLegend ? 'hidden-visually' : 'legend'}>{legend}</legend>
      {options.map(([option, label]) => (
        <label className="choice" key={option}>
          <input type="radio" name={name} checked={value === option} onChange={() => onChange(option)} />
          {label}
        </label>
      ))}
    </fieldset>
  );
}

/** One yes or no, in the same frame. */
export function Check({
  label,
  checked,
  onChange,
}: {
  readonly label: string;
  readonly checked: boolean;
  readonly onChange: (checked: boolean) => void;
}) {
  return (
    <label className="choice">
      <input type="checkbox" checked={checked} onChange={(event) => onChange(event.target.checked)} />
      {label}
    </label>
  );
}
