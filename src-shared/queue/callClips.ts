const digits = (number: number): string[] => [...String(number)].map((digit) => `number.${digit}`);

/** The voice's clips of “Mời số … đến quầy …”, figure by figure, so that it is heard through noise. */
export const callClips = (number: number, desk: number): string[] => [
  'call.number',
  ...digits(number),
  'call.counter',
  ...digits(desk),
];
