import { describe, expect, it } from 'vitest';
import { emptyIntake } from '../../../src-shared/dossier/emptyIntake.ts';
import type { Component, ProcedureVersion } from '../../../src-shared/procedure/version.ts';
import {
  conditionText,
  copiesText,
  entryFor,
  statesFor,
  tickRequired,
  usualState,
} from './componentEntry.ts';

const component = (part: Partial<Component>): Component => ({
  id: 'c1',
  name: 'Tờ khai',
  group: 'submit',
  condition: null,
  blankForm: null,
  originals: 1,
  copies: 0,
  lookup: false,
  ...part,
});

const procedureWith = (components: Component[]): ProcedureVersion => ({
  code: '1.001193',
  name: 'Đăng ký khai sinh',
  field: 'Hộ tịch',
  decision: '',
  kind: '',
  level: '',
  effectiveFrom: '2025-07-01',
  effectiveTo: null,
  steps: '',
  audience: '',
  agency: '',
  conditions: '',
  channels: [],
  components,
  sets: 1,
  results: [],
  legalBases: [],
  keywords: [],
  guideOnly: false,
  status: 'LOCAL',
  source: 'test',
  checkedOn: '2026-11-20',
  warnings: [],
});

describe('one tap on a paper', () => {
  it('hands in what is submitted and shows what is presented', () => {
    expect(usualState(component({}))).toBe('submitted');
    expect(usualState(component({ group: 'present' }))).toBe('shown');
  });
  it('a look-up is offered only where the catalogue says so, and takes no paper', () => {
    expect(statesFor(component({}))).toEqual(['submitted', 'shown']);
    expect(statesFor(component({ lookup: true }))).toContain('checkLater');
    expect(entryFor(component({ copies: 2 }), 'lookedUp')).toEqual({
      state: 'lookedUp',
      originals: 0,
      copies: 0,
    });
  });
  it('ticking all that is required keeps what was set and leaves conditional papers alone', () => {
    const components = [
      component({ id: 'c1' }),
      component({ id: 'c2', lookup: true }),
      component({ id: 'c3', condition: 'khi trẻ bị bỏ rơi' }),
    ];
    const lookedUp = entryFor(component({ lookup: true }), 'lookedUp');
    const form = { ...emptyIntake(), components: { c2: lookedUp } };
    expect(tickRequired(form, procedureWith(components))).toEqual({
      c1: { state: 'submitted', originals: 1, copies: 0 },
      c2: lookedUp,
    });
  });
});

describe('words about papers', () => {
  it('counts', () => {
    expect(copiesText({ originals: 1, copies: 2 })).toBe('1 bản chính, 2 bản sao');
    expect(copiesText({ originals: 0, copies: 0 })).toBe('');
  });
  it('conditions read as sentences', () => {
    expect(conditionText('khi trẻ bị bỏ rơi')).toBe('Chỉ khi trẻ bị bỏ rơi');
    expect(conditionText('Nếu có')).toBe('Chỉ nếu có');
    expect(conditionText('người nước ngoài')).toBe('Chỉ khi: người nước ngoài');
  });
});
