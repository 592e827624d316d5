import { useEffect } from 'react';
import type { ScreenSettings } from '../../src-shared/contract/screens.ts';
import { useQuery } from '../client/useQuery.ts';
import { windowVoice } from '../ui/voice/windowVoice.ts';

/** How this screen writes and speaks, as the ward has settled it; the voice follows at once. */
export function useSettings(): ScreenSettings | null {
  const { data } = useQuery('lobby.settings', {}, 'settings');
  useEffect(() => {
    if (data) windowVoice.setVolume(data.volume / 100);
  }, [data]);
  return data;
}
