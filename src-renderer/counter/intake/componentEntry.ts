import { missingComponents } from '../../../src-shared/dossier/checkIntake.ts';
import type { ComponentEntry, ComponentState, IntakeForm } from '../../../src-shared/dossier/intake.ts';
import type { Component, ProcedureVersion } from '../../../src-shared/procedure/version.ts';

export const stateWords: Readonly<Record<ComponentState, string>> = {
  none: 'Chưa có',
  submitted: 'Nộp',
  shown: 'Xuất trình',
  lookedUp: 'Tra cứu CSDL',
  checkLater: 'Đối chiếu sau',
};

const withoutPaper: readonly ComponentState[] = ['none', 'lookedUp', 'checkLater'];
export const hasPaper = (state: ComponentState): boolean => !withoutPaper.includes(state);

/** What one tap means: handed in, or shown and given back. */
export const usualState = (component: Component): ComponentState =>
  component.group === 'present' ? 'shown' : 'submitted';

/** Looked up or to be checked later: no paper is taken, and none is demanded instead. */
export const entryFor = ({ originals, copies }: Component, state: ComponentState): ComponentEntry =>
  hasPaper(state) ? { state, originals, copies } : { state, originals: 0, copies: 0 };

/** The ways this paper can be in order; a look-up only where the catalogue says so. */
export const statesFor = (component: Component): readonly ComponentState[] =>
  component.lookup ? ['submitted', 'shown', 'lookedUp', 'checkLater'] : ['submitted', 'shown'];

/** Every required paper that is not there yet, as usual for it; what was set stays. */
export const tickRequired = (form: IntakeForm, procedure: ProcedureVersion): IntakeForm['components'] => ({
  ...form.components,
  ...Object.fromEntries(
    missingComponents(form, procedure).map((component) => [
      component.id,
      entryFor(component, usualState(component)),
    ]),
  ),
});

/** `1 bản chính, 2 bản sao` */
export function copiesText({ originals, copies }: Pick<ComponentEntry, 'originals' | 'copies'>): string {
  const parts = [originals > 0 ? `${originals} bản chính` : '', copies > 0 ? `${copies} bản sao` : ''];
  return parts.filter((part) => part !== '').join(', ');
}

/** The condition as a sentence: “Chỉ khi trẻ bị bỏ rơi”. */
export const conditionText = (condition: string): string =>
  /^(khi|nếu|trường hợp)\s/i.test(condition)
    ? `Chỉ ${condition.charAt(0).toLowerCase()}${condition.slice(1)}`
    : `Chỉ khi: ${condition}`;
