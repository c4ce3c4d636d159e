// Reads and validates the fields of a call; an invalid one is refused as failed_validation, worded as in the sample.

import { fieldsOf } from '../../../../sandbox/index.ts';
import { DeskRefusal } from './errors.ts';
import type { DeskCall } from '../data/state.ts';

export type DeskFields = Readonly<Record<string, unknown>>;

const PHONE = /^\+[1-9]\d{6,14}$/;

/** The fields of a JSON or form body. */
export function bodyFields(call: DeskCall): DeskFields {
  return fieldsOf(call.body);
}

/** A refusal for one field. */
export function invalid(message: string): DeskRefusal {
  return new DeskRefusal('failed_validation', message);
}

function present(value: unknown): boolean {
  return value !== undefined && value !== null && value !== '';
}

/** A non-empty text; `maxChars` counts code points. */
export function requiredText(fields: DeskFields, name: string, maxChars: number | null = null): string {
  const value = fields[name];
  if (!present(value)) throw invalid(`The ${name} field is required.`);
  if (typeof value !== 'string') throw invalid(`The ${name} must be a string.`);
  if (maxChars !== null && Array.from(value).length > maxChars) {
    throw invalid(`The ${name} may not be greater than ${maxChars} characters.`);
  }
  return value;
}

/** A whole number, also as a string of digits; null when absent. */
export function optionalInteger(fields: DeskFields, name: string): number | null {
  const value = fields[name];
  if (!present(value)) return null;
  const number = typeof value === 'string' && /^-?\d+$/.test(value) ? Number(value) : value;
  if (typeof number !== 'number' || !Number.isSafeInteger(number)) throw invalid(`The ${name} must be an integer.`);
  return number;
}

export function requiredInteger(fields: DeskFields, name: string): number {
  const value = optionalInteger(fields, name);
  if (value === null) throw invalid(`The ${name} field is required.`);
  return value;
}

/** A boolean: true, false, 1, 0 or the same as text; null when absent. */
export function optionalBoolean(fields: DeskFields, name: string): boolean | null {
  const value = fields[name];
  if (!present(value)) return null;
  if (value === true || value === 1 || value === '1' || value === 'true') return true;
  if (value === false || value === 0 || value === '0' || value === 'false') return false;
  throw invalid(`The ${name} field must be true or false.`);
}

export function requiredObject(fields: DeskFields, name: string): DeskFields {
  const value = fields[name];
  if (typeof value !== 'object' || value === null || Array.isArray(value))
    throw invalid(`The ${name} field is required.`);
  return value as DeskFields;
}

/** A list with at least one entry. */
export function requiredList(fields: DeskFields, name: string): readonly unknown[] {
  const value = fields[name];
  if (!Array.isArray(value) || value.length === 0) throw invalid(`The ${name} field is required.`);
  return value;
}

/** Parses a phone number with plus and country code; returns the digits without the plus. */
export function toPhoneDigits(value: unknown, name: string): string {
  if (typeof value !== 'string' || !PHONE.test(value)) throw invalid(`The ${name} format is invalid.`);
  return value.slice(1);
}

export function requiredPhone(fields: DeskFields, name: string): string {
  return toPhoneDigits(requiredText(fields, name), name);
}

/** A number of a path; anything else is an unknown URL. */
export function pathNumber(call: DeskCall, name: string): number {
  const text = call.param(name);
  if (!/^\d{1,15}$/.test(text)) throw new DeskRefusal('not_found_exception');
  return Number(text);
}
