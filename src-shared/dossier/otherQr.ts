/** A card of health insurance: its number (15 or 10 characters), then the name in hexadecimal, sex as 1 or 2. */
const HEALTH_INSURANCE = /^(?:[A-Z]{2}\d{13}|\d{10})\|(?:[0-9A-F]{2})+\|/i;
const HEALTH_NUMBER = /^[A-Z]{2}\d{13}$/i;
/** EMVCo merchant code, as VietQR writes it: payload format 01 first. */
const BANK = /^000201/;
const LINK = /^(?:[a-z][a-z0-9+.-]{1,20}:\/\/|www\.)/i;
/** Our slips, and codes of the provincial system. */
const DOSSIER_CODE = /^(?:TAM-|[0-9A-Z]{1,4}(?:\.[0-9A-Z]{1,4}){1,4}-\d{6}-\d{4})/i;
/** The number row under the Windows "Vietnamese" layout types ă â ê ô, tone marks and đ instead of digits. */
const VIETNAMESE_LAYOUT = /^(?:[aăâeêoôđ]|\u0300|\u0309|\u0303|\u0301|\u0323|\u0302|\u0306){6,}(?:\||$)/i;

/** The failure code for a scanned line that does not begin with a 12-digit number. */
export function whatElse(line: string): string {
  if (HEALTH_INSURANCE.test(line) || HEALTH_NUMBER.test(line)) return 'cccd.healthInsurance';
  if (BANK.test(line)) return 'cccd.bank';
  if (LINK.test(line)) return 'cccd.link';
  if (DOSSIER_CODE.test(line)) return 'cccd.dossierCode';
  if (VIETNAMESE_LAYOUT.test(line.normalize('NFD'))) return 'cccd.keyboardLayout';
  const fields = line.split('|');
  const likeCard = fields.length >= 6 && fields.some((field) => /^\d{8}$/.test(field.trim()));
  return likeCard ? 'cccd.badIdNumber' : 'cccd.notCccd';
}
