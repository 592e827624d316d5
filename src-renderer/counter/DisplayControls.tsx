import { useState } from 'react';
import { Button } from '../ui/Button.tsx';
import { type DisplaySettings, readSettings, showSettings } from './settings.ts';

const sizes = [
  [0, 'A−', 'chữ nhỏ'],
  [1, 'A', 'chữ vừa'],
  [2, 'A+', 'chữ to'],
] as const;

/** A− A A+ and contrast, on every staff screen. */
export function DisplayControls() {
  const [settings, setSettings] = useState(readSettings);
  const change = (part: Partial<DisplaySettings>) => {
    const next = { ...settings, ...part };
    showSettings(next);
    setSettings(next);
  };
  return (
    <div className="display-controls">
      {sizes.map(([text, sign, label]) => (
        <Button
          key={text}
          look="quiet"
          label={`${sign} ${label}`}
          pressed={settings.text === text}
          onPress={() => change({ text })}
        >
          {sign}
        </Button>
      ))}
      <Button
        look="quiet"
        pressed={settings.contrast}
        onPress={() => change({ contrast: !settings.contrast })}
      >
        Tương phản
      </Button>
    </div>
  );
}
