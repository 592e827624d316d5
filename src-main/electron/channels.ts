/** Names of the messages between preloads and main; pages never see them. */
export const ipc = {
  call: 'quay:call',
  push: 'quay:push',
  refused: 'quay:refused',
  printJob: 'quay:print-job',
  printDrawing: 'quay:print-drawing',
  printEnd: 'quay:print-end',
} as const;
