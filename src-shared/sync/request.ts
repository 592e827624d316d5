import { fields } from './bytes.ts';

/** A request as its device signs it. Numbers of a device only rise: what was sent once is not taken twice. */
export interface SignedRequest {
  readonly ward: string;
  readonly device: string;
  readonly method: string;
  readonly path: string;
  readonly number: number;
  /** SHA-256 of the body, hex. */
  readonly bodyHash: string;
}

export const requestBytes = ({ ward, device, method, path, number, bodyHash }: SignedRequest): Uint8Array =>
  fields('quay-mot-cua/request/1', [ward, device, method, path, number, bodyHash]);

export const requestHeaders = {
  ward: 'x-quay-ward',
  device: 'x-quay-device',
  number: 'x-quay-request',
  signature: 'x-quay-signature',
} as const;
