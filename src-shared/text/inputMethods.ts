/** The two ways Vietnamese is typed on letters and digits alone. */
export type InputMethod = 'telex' | 'vni';

/**
 * What a key does to the word before it. `tone` counts as in `TONE_MARKS`, 0 takes the tone away; `on` names
 * the plain letters a mark goes on.
 */
export type Mark =
  | { readonly kind: 'tone'; readonly tone: number }
  | { readonly kind: 'stroke' }
  | { readonly kind: 'hat' | 'horn'; readonly on: string };

const tones = (keys: string): [string, Mark][] =>
  Array.from(keys, (key, tone) => [key, { kind: 'tone', tone }]);

/** Ngang, huyền, hỏi, ngã, sắc, nặng; hats by the doubled letter; w for horn and breve. */
const telex = new Map<string, Mark>([
  ...tones('zfrxsj'),
  ['d', { kind: 'stroke' }],
  ['a', { kind: 'hat', on: 'a' }],
  ['e', { kind: 'hat', on: 'e' }],
  ['o', { kind: 'hat', on: 'o' }],
  ['w', { kind: 'horn', on: 'aou' }],
]);

const vni = new Map<string, Mark>([
  ...tones('023415'),
  ['6', { kind: 'hat', on: 'aeo' }],
  ['7', { kind: 'horn', on: 'ou' }],
  ['8', { kind: 'horn', on: 'a' }],
  ['9', { kind: 'stroke' }],
]);

const methods: Readonly<Record<InputMethod, ReadonlyMap<string, Mark>>> = { telex, vni };

/** The mark of a lower-case key; undefined when it is only a letter or digit. */
export const markOf = (method: InputMethod, key: string): Mark | undefined => methods[method].get(key);
