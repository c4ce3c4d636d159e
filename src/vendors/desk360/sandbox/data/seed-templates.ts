// The WhatsApp message templates of the emulated Desk360: two pages for the first product.

import type { DeskTemplate, DeskTemplateLanguage } from './state.ts';

const NAMES = ['order_shipped', 'order_delayed', 'payment_reminder', 'appointment', 'feedback_request', 'welcome'];

const LANGUAGES: readonly (readonly [number, string, string, string, string])[] = [
  [1, 'English', 'en', 'Tracking Number for {{1}}', 'Hello {{1}}, your order {{2}} is on its way.'],
  [5, 'German', 'de', 'Sendungsnummer für {{1}}', 'Hallo {{1}}, Ihre Bestellung {{2}} ist unterwegs.'],
  [2, 'French', 'fr', 'Numéro de suivi pour {{1}}', 'Bonjour {{1}}, votre commande {{2}} est en route.'],
  [3, 'Turkish', 'tr', '{{1}} için takip numarası', 'Merhaba {{1}}, {{2}} numaralı siparişiniz yola çıktı.'],
  [4, 'Arabic', 'ar', 'رقم التتبع لـ {{1}}', 'مرحبًا {{1}}، طلبك {{2}} في الطريق.'],
];

function languageOf(row: (typeof LANGUAGES)[number], headerType: 'TEXT' | 'PICTURE'): DeskTemplateLanguage {
  const [languageId, name, code, headerContent, text] = row;
  const body = ['body-1', 'body-2'];
  if (headerType === 'PICTURE')
    return { languageId, headerType, headerContent: null, text, parameters: body, name, code };
  return { languageId, headerType, headerContent, text, parameters: ['header-1', ...body], name, code };
}

function plainLanguage(): DeskTemplateLanguage {
  const text = 'Your item is now ready for delivery.';
  return {
    languageId: 1,
    headerType: 'PICTURE',
    headerContent: null,
    text,
    parameters: [],
    name: 'English',
    code: 'en',
  };
}

function templateOf(id: number): DeskTemplate {
  if (id === 13) return { id, name: 'shipping_info', languages: [plainLanguage()] };
  const name = `${NAMES[id % NAMES.length] ?? 'template'}_${id}`;
  const count = 1 + (id % LANGUAGES.length);
  const headerType = id % 5 === 0 ? 'PICTURE' : 'TEXT';
  return { id, name, languages: LANGUAGES.slice(0, count).map((row) => languageOf(row, headerType)) };
}

/** Templates by product: 23 for product 11, 3 for 22, none for 33. */
export function seedTemplates(): ReadonlyMap<number, readonly DeskTemplate[]> {
  const range = (from: number, to: number): DeskTemplate[] =>
    Array.from({ length: to - from + 1 }, (_, index) => templateOf(from + index));
  return new Map([
    [11, range(1, 23)],
    [22, range(31, 33)],
    [33, []],
  ]);
}
