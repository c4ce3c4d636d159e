// Texts for WhatsApp messages that have none of their own: orders, polls, forms, reasons. Pure.

import type * as z from 'zod';
import { parseExactJson } from '../../../../platform/adapter/exact-json.ts';
import type { WireFailureReasons } from '../../wire/whatsapp.ts';
import type { interactive, order, poll } from '../../wire/whatsapp-kinds.ts';

const MAX_LISTED = 20;
/** Properties that hold a readable text, best first. */
const TEXT_PROPERTIES = ['body', 'text', 'caption', 'question', 'name', 'title', 'message', 'description', 'emoji'];

/** The first text that is not blank; null if there is none. */
export function firstFilled(...texts: readonly (string | null | undefined)[]): string | null {
  return texts.find((text) => typeof text === 'string' && text.trim() !== '') ?? null;
}

export function describeOrder({ text, product_items: items }: z.output<typeof order>): string {
  const lines = items.slice(0, MAX_LISTED).map((item) => {
    const price = [item.item_price, item.currency].filter((part) => part !== null).join(' ');
    return `${item.quantity ?? '1'} × ${item.product_retailer_id ?? 'product'}${price === '' ? '' : ` (${price})`}`;
  });
  const heading = items.length === 0 ? 'Order' : `Order: ${lines.join(', ')}`;
  return [firstFilled(text), heading].filter((part) => part !== null).join('\n');
}

export function describePoll({ name, question, title, options }: z.output<typeof poll>): string {
  const heading = firstFilled(name, question, title);
  return [
    heading === null ? 'Poll' : `Poll: ${heading}`,
    ...options.slice(0, MAX_LISTED).map((text) => `- ${text}`),
  ].join('\n');
}

/** A submitted form: its text, then one line per answer. */
export function describeForm(form: NonNullable<z.output<typeof interactive>['nfm_reply']>): string {
  const answers = Object.entries(answersOf(form.response_json)).filter(([name]) => name !== 'flow_token');
  const lines = answers.map(([name, value]) => `${name}: ${typeof value === 'string' ? value : JSON.stringify(value)}`);
  const text = [firstFilled(form.body, lines.length === 0 ? form.name : null), ...lines];
  return text.filter((line) => line !== null).join('\n');
}

function answersOf(json: string | Readonly<Record<string, unknown>> | null | undefined): object {
  if (typeof json !== 'string') return json ?? {};
  try {
    const parsed = parseExactJson(json);
    return typeof parsed === 'object' && parsed !== null ? parsed : { answer: parsed };
  } catch {
    return json.trim() === '' ? {} : { answer: json };
  }
}

/** Why WhatsApp could not show or deliver a message; null if no reason is given. */
export function describeReasons(reasons: WireFailureReasons): string | null {
  const texts = reasons.map(({ code, title, message, details, error_data: data }) => {
    const words = [...new Set([firstFilled(title, message), firstFilled(data?.details, details)])];
    const text = words.filter((part) => part !== null).join(': ');
    return text === '' ? (code === null ? null : `Error ${code}`) : code === null ? text : `${text} (${code})`;
  });
  return firstFilled(texts.filter((text) => text !== null).join('; '));
}

/** The readable text of an object without a schema; null if there is none. */
export function textOfAny(object: Readonly<Record<string, unknown>> | null): string | null {
  const texts = TEXT_PROPERTIES.map((name) => (object !== null && Object.hasOwn(object, name) ? object[name] : null));
  return firstFilled(...texts.map((text) => (typeof text === 'string' ? text : null)));
}
