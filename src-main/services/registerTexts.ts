import { join } from 'node:path';
import {
  type ProvinceTexts,
  provinceTexts,
  type RegisterTexts,
  registerTexts,
} from '../../src-shared/register/texts.ts';
import { ok, type Result } from '../../src-shared/result.ts';
import { readJson } from './profiles.ts';

/** Wording of the register, and the field order of the province's entry form. */
export interface Wordings {
  readonly register: RegisterTexts;
  readonly province: ProvinceTexts;
}

/** Both as they ship. Fails with assets.corrupt. */
export function loadWordings(assetsFolder: string): Result<Wordings> {
  const register = readJson(join(assetsFolder, 'registers', 'register.json'), registerTexts);
  if (!register.ok) return register;
  const province = readJson(join(assetsFolder, 'registers', 'province-entry.json'), provinceTexts);
  return province.ok ? ok({ register: register.value, province: province.value }) : province;
}
