import assert from 'node:assert/strict';
import { type ClipName, clipFile, clipTexts } from '../../src-shared/voice/clips.ts';
import type { StartedApp } from './app.ts';
import { check } from './checks.ts';

const name: ClipName = 'pad.thanks';

/** The clips over the app's own protocol, under the policy of its pages. */
export async function checkVoice({ pad }: StartedApp): Promise<void> {
  await check(
    `pad: a voice clip (“${clipTexts[name]}”) is decoded by Electron, and none is elsewhere`,
    async () => {
      const found = await pad.evaluate(async (file) => {
        const response = await fetch(`voice/${file}`);
        const sound = await new OfflineAudioContext(1, 1, 48_000).decodeAudioData(
          await response.arrayBuffer(),
        );
        const { status } = await fetch('voice/..%2fprofiles%2fdemo-ward.json');
        return { type: response.headers.get('content-type'), seconds: sound.duration, elsewhere: status };
      }, clipFile(name));
      assert.equal(found.type, 'audio/ogg');
      assert.ok(found.seconds > 0.5 && found.seconds < 5, String(found.seconds));
      assert.equal(found.elsewhere, 404);
    },
  );
  await check('pad: a clip plays to its end', async () => {
    const ended = await pad.evaluate(
      (file) =>
        new Promise<string>((resolve) => {
          const audio = new Audio(`voice/${file}`);
          audio.onended = () => resolve('ended');
          audio.onerror = () => resolve(audio.error?.message ?? 'error');
          audio.play().catch((error: unknown) => resolve(String(error)));
        }),
      clipFile(name),
    );
    assert.equal(ended, 'ended');
  });
}
