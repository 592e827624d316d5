/** The same trouble in words that do not speak of a dossier: paper.noPrinter for print.noPrinter. */
export const paperFailure = (code: string): string => code.replace(/^print\./, 'paper.');
