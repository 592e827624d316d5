import { useEffect, useRef, useState } from 'react';
import type { Failure } from '../../src-shared/result.ts';
import { openPicture } from './openPicture.ts';
import type { Picture } from './picture.ts';
import { readFile, type ShownFile } from './readFile.ts';

interface Opened {
  readonly picture: Picture | null;
  readonly failure: Failure | null;
  /** How much has been read, from 0 to 1. */
  readonly part: number;
  /** Tries a password on what was read. */
  unlock(password: string): void;
}

/** Reads and opens a file; lets go of it with the component. */
export function usePicture(file: ShownFile): Opened {
  const [state, setState] = useState<Pick<Opened, 'picture' | 'failure'>>({ picture: null, failure: null });
  const [part, setPart] = useState(0);
  const content = useRef<Uint8Array<ArrayBuffer> | null>(null);
  const shown = useRef<Picture | null>(null);

  async function open(password: string, signal: AbortSignal | null): Promise<void> {
    if (!content.current) return;
    const opened = await openPicture(content.current, file.media, password);
    if (!opened.ok) return setState({ picture: null, failure: opened.error });
    if (signal?.aborted) return opened.value.close();
    shown.current = opened.value;
    setState({ picture: opened.value, failure: null });
  }

  useEffect(() => {
    const control = new AbortController();
    const begin = async () => {
      const read = await readFile(file, setPart, control.signal);
      if (control.signal.aborted) return;
      if (!read.ok) return setState({ picture: null, failure: read.error });
      content.current = read.value;
      await open('', control.signal);
    };
    void begin();
    return () => {
      control.abort();
      shown.current?.close();
      shown.current = null;
    };
  }, [file.id]);

  return { ...state, part, unlock: (password) => void open(password, null) };
}
