/** Names of the messages between preloads and main; pages never see them. */
export const ipc = {
  call: 'quay:call',
  push: 'quay:push',
  printJob: 'quay:print-job',
  printReady: 'quay:print-ready',
} as const;
