// Texts of customers that break careless code: one word, very long texts, emoji, markup, combining marks.

export type UnusualText = {
  /** What is unusual about it. */
  readonly kind: string;
  readonly text: string;
};

/** Minimum length of createLongText in UTF-16 units. */
const longTextLength = 3_000;

const shortTexts = ['ok', '?', '!!!', 'k', '👍', '...', 'STOP it please', '1', ' yes '];

const emojiTexts = ['😡😡😡', '👩🏽‍🔧 came today, all fixed 🎉🎉', '👨‍👩‍👧‍👦 are waiting 🏠⏳', '🇩🇪 → 🇹🇷 ?', '❤️‍🔥1️⃣0️⃣/1️⃣0️⃣'];

const markTexts = [
  'Café? The cafe\u0301 next to your shop, e with a combining accent.',
  'Nguye\u0302\u0303n hỏi: đo\u031Bn ha\u0300ng của tôi đâu?',
  'H\u0335e\u0337l\u0336l\u0334o\u0338\u0301\u0302 the app shows my name like this',
  'zero\u200Bwidth\u200Bspaces and a soft\u00ADhyphen',
  'non\u00A0breaking\u202Fspaces',
];

const directionTexts = [
  'הקוד הוא 123456 ולא ABC-987 (ראו https://example.com/help?id=7&lang=he)',
  'رقم الطلب K-204518 والمبلغ 49.90 EUR، أرجو الرد.',
  'Name on the parcel: \u2067يوسف\u2069, house 12b',
];

const wordTexts = [
  'Es geht um die Lieferbestätigungsbenachrichtigungseinstellungsübersicht.',
  'müşterihizmetlerindekilerdenbirininyanıtlamasınıbekliyorum',
  ['Link: https://example.com/orders/', 'a1b2c3d4'.repeat(40), '?utm_source=sms'].join(''),
  'a'.repeat(400),
];

const lineTexts = [
  'Hi,\n\n1. the lid is missing\n2. the box was open\n3. nobody answers the phone\n\nWhat now?\n\n-- \nSent from my phone',
  'first line\r\nsecond line with Windows ending\r\n\r\nlast line',
  '\n\n\nanswer below\n\n> you wrote:\n> please send a photo\n\nI did.\n',
  'Size\tColour\tAmount\nM\tblue\t2\nL\tgreen\t1',
];

const markupTexts = [
  'The page says <b>Error</b> & then "&nbsp;" everywhere',
  '<script>alert("my basket")</script> is what I see at the till',
  '<p>Hello,<br>is {this} still <i>available</i>?</p>',
  "My name is O'Connell; DROP off at the neighbour's -- thanks",
  '{"error":"E_42","message":"payment \\"declined\\""} what does that mean?',
  'C:\\Users\\me\\invoice.pdf will not open, 50% of the page is empty %s',
];

const toTexts = (kind: string, texts: readonly string[]): UnusualText[] => texts.map((text) => ({ kind, text }));

/** All unusual texts except the very long ones, grouped by kind. */
export const unusualTexts: readonly UnusualText[] = [
  ...toTexts('short', shortTexts),
  ...toTexts('emoji', emojiTexts),
  ...toTexts('combining-marks', markTexts),
  ...toTexts('mixed-direction', directionTexts),
  ...toTexts('long-word', wordTexts),
  ...toTexts('many-lines', lineTexts),
  ...toTexts('markup', markupTexts),
];

/** Repeats the sentences until the text is longer than longTextLength. */
export function createLongText(sentences: readonly string[]): string {
  const once = sentences.join(' ');
  const rounds = Math.ceil((longTextLength + 1) / (once.length + 1));
  return Array.from({ length: rounds }, () => once).join('\n');
}
