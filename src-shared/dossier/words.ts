import { z } from 'zod';

/** What a dossier can be printed as; `control` is Mẫu 05 of 2018 and 06 of 2025. */
export const slipForm = z.enum([
  'receipt',
  'supplement',
  'refusal',
  'apology',
  'stop',
  'control',
  'forwarding',
  'precheck',
]);
export type SlipForm = z.infer<typeof slipForm>;

/** Why a dossier is not received. `otherArea` is here to be refused: not a ground inside the province. */
export const refusalGround = z.enum([
  'notEligible',
  'notTheSubject',
  'otherProvince',
  'falsePapers',
  'alreadyResolved',
  'otherArea',
]);
export type RefusalGround = z.infer<typeof refusalGround>;

export const latenessReason = z.enum([
  'verification',
  'otherAgency',
  'complex',
  'overload',
  'system',
  'disaster',
  'ownFault',
  'other',
]);
export type LatenessReason = z.infer<typeof latenessReason>;

/** How the citizen was told. Printed is not notified. */
export const notifiedBy = z.enum(['byHand', 'post', 'phone', 'message', 'residents']);
export type NotifiedBy = z.infer<typeof notifiedBy>;

/** How the right person was known when a result was given: slip, identity number, authority, a leader's word. */
export const proof = z.enum(['slip', 'identity', 'authority', 'leader']);
export type Proof = z.infer<typeof proof>;

export const delivery = z.enum(['delivered', 'undelivered']);
export type Delivery = z.infer<typeof delivery>;

export const paymentMethod = z.enum(['cash', 'transfer', 'online', 'post']);
export type PaymentMethod = z.infer<typeof paymentMethod>;

/** The four certification registers (NĐ 23/2015 Đ.13, TT 01/2020/TT-BTP). */
export const certificationRegister = z.enum(['SCT/BS', 'SCT/CK,ĐC', 'SCT/CKND', 'SCT/HĐ,GD']);
export type CertificationRegister = z.infer<typeof certificationRegister>;

/** Where a dossier stands; the first two come before receipt. */
export const dossierStatus = z.enum([
  'guided',
  'refused',
  'received',
  'processing',
  'awaitingSupplement',
  'awaitingPayment',
  'resultReady',
  'posted',
  'returned',
  'withdrawn',
  'stopped',
]);
export type DossierStatus = z.infer<typeof dossierStatus>;
