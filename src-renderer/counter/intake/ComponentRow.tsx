import { useState } from 'react';
import type { ComponentEntry, ComponentState } from '../../../src-shared/dossier/intake.ts';
import type { Component } from '../../../src-shared/procedure/version.ts';
import { Button } from '../../ui/Button.tsx';
import { Choices } from '../../ui/Choices.tsx';
import { Stepper } from '../../ui/Stepper.tsx';
import {
  conditionText,
  copiesText,
  entryFor,
  hasPaper,
  statesFor,
  stateWords,
  usualState,
} from './componentEntry.ts';

interface Props {
  readonly component: Component;
  readonly entry: ComponentEntry | undefined;
  readonly onChange: (entry: ComponentEntry) => void;
}

/** What the button of the line says: how the paper is in order and how many of it. */
function summary(component: Component, entry: ComponentEntry | undefined): string {
  if (!entry || entry.state === 'none') return copiesText(component) || stateWords[usualState(component)];
  if (entry.state === 'lookedUp') return 'Không cần giấy';
  const counts = hasPaper(entry.state) ? copiesText(entry) : '';
  return counts === '' ? stateWords[entry.state] : `${stateWords[entry.state]} ${counts}`;
}

/** One paper: a tap on its name ticks it; a look-up is one tap where there is one; the rest unfolds. */
export function ComponentRow({ component, entry, onChange }: Props) {
  const [open, setOpen] = useState(false);
  const state = entry?.state ?? 'none';
  const to = (next: ComponentState) => onChange(entryFor(component, next));
  const { id, name, condition } = component;
  return (
    <li className={state === 'none' ? 'component' : 'component ticked'} data-state={state} data-open={open}>
      <label className="component-name">
        <input
          type="checkbox"
          checked={state !== 'none'}
          onChange={({ target }) => to(target.checked ? usualState(component) : 'none')}
        />
        <span>
          <span className="component-text" title={name}>
            {name}
          </span>
          {condition !== null && <em className="soft small">{conditionText(condition)}</em>}
        </span>
      </label>
      {component.lookup && (
        <Button
          look="quiet"
          label={`Tra cứu CSDL: ${name}`}
          pressed={state === 'lookedUp'}
          onPress={() => to(state === 'lookedUp' ? 'none' : 'lookedUp')}
        >
          Tra cứu CSDL
        </Button>
      )}
      <button
        type="button"
        className="component-more"
        aria-expanded={open}
        aria-label={`${summary(component, entry)}. Sửa: ${name}`}
        onClick={() => setOpen(!open)}
      >
        {summary(component, entry)}
      </button>
      {open && (
        <div className="component-details">
          <Choices
            legend={`Hình thức: ${name}`}
            hideLegend
            name={`state-${id}`}
            value={state}
            options={statesFor(component).map((option) => [option, stateWords[option]] as const)}
            onChange={to}
          />
          {entry && hasPaper(state) && (
            <>
              <Stepper
                label="Bản chính"
                value={entry.originals}
                min={0}
                max={99}
                onChange={(originals) => onChange({ ...entry, originals })}
              />
              <Stepper
                label="Bản sao"
                value={entry.copies}
                min={0}
                max={99}
                onChange={(copies) => onChange({ ...entry, copies })}
              />
            </>
          )}
        </div>
      )}
    </li>
  );
}
