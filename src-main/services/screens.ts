import { type ScreenSettings, screenSettings } from '../../src-shared/contract/screens.ts';
import { ok } from '../../src-shared/result.ts';
import type { ReadDb } from '../store/brands.ts';
import { getMeta, setMeta } from '../store/meta.ts';
import { transact } from '../store/transact.ts';
import type { Handlers } from './services.ts';

const metaName = 'screens';

/** Telex and hòa are what most people and most kept records use. */
const usual: ScreenSettings = { typing: 'telex', tonePlacement: 'classic', volume: 100 };

/** How the citizens' screens of this counter write and speak. */
function screenSettingsOf(db: ReadDb): ScreenSettings {
  const kept = getMeta(db, metaName);
  return kept === null ? usual : screenSettings.parse(JSON.parse(kept));
}

export const screensHandlers: Handlers<
  'screens.settings' | 'screens.saveSettings' | 'pad.settings' | 'lobby.settings'
> = {
  'screens.settings': ({ services }) => ok(screenSettingsOf(services.db)),
  'pad.settings': ({ services }) => ok(screenSettingsOf(services.db)),
  'lobby.settings': ({ services }) => ok(screenSettingsOf(services.db)),
  'screens.saveSettings': ({ services }, settings) => {
    const saved = transact(services.db, () => {
      setMeta(services.db, metaName, JSON.stringify(settings));
      return ok({});
    });
    if (saved.ok) services.push('settings');
    return saved;
  },
};
