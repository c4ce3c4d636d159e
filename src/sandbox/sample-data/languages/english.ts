// The helpdesk sentences of English.

import type { LanguageTexts } from '../language-texts.ts';

export const english: LanguageTexts = {
  language: 'en',
  direction: 'ltr',
  countries: [
    { code: 'US', phonePrefix: '+1212555', phoneDigits: 4 },
    { code: 'GB', phonePrefix: '+447700', phoneDigits: 6 },
    { code: 'IE', phonePrefix: '+35385', phoneDigits: 7 },
  ],
  givenNames: ['Hazel', 'Rowan', 'Imogen', 'Miles', 'Tess', 'Callum', 'Priya', 'Desmond', 'Orla', 'June'],
  familyNames: ['Ashdown', 'Birkett', "O'Farrelly", 'Tolliver', 'Wexcombe', 'Marlowe-Pitt', 'Okafor', 'Sandhill'],
  nameForm: '{given} {family}',
  products: ['rain jacket', 'standing desk', 'coffee grinder', 'wireless headphones', 'garden hose'],
  topics: {
    'order-not-arrived': {
      subjects: ['Where is my order {order}?', 'Parcel not arrived', 'Delivery of {order}'],
      customer: [
        'Hi, my {product} was supposed to be here on Tuesday and the tracking has not moved since. Order {order}.',
        'Order {order} says "delivered" but there is nothing at my door or with the neighbours.',
        'Has {order} even left your warehouse yet? It has been nine days.',
      ],
      agent: [
        'I am sorry about the wait. I have asked the carrier to look for {order} and will write to you by tomorrow noon.',
        'Thanks for your patience! Your parcel was scanned this morning and should reach you tomorrow.',
      ],
    },
    refund: {
      subjects: ['Refund for {order}', 'Money back?', 'Return of my {product}'],
      customer: [
        'I sent the {product} back two weeks ago and still do not see the money on my card.',
        'Please cancel {order} and refund me. I ordered the wrong size.',
        'How long does a refund take? The label says you received it on the 3rd.',
      ],
      agent: [
        'Your return is in. The refund for {order} left us today; banks need three to five working days.',
        'I have cancelled the order. Shall we refund the card you paid with, or would you rather have a voucher?',
      ],
    },
    'login-code': {
      subjects: ['Login code does not arrive', 'Cannot sign in', 'Code {code} rejected'],
      customer: [
        'The login code never arrives. I have tried four times.',
        'It says {code} is wrong, but that is exactly what the text message says.',
        'New phone number, so I cannot get the code any more. What can I do?',
      ],
      agent: [
        'Please request one more code and enter it within five minutes; older codes stop working as soon as a new one is sent.',
        'I have removed the old number from your account. You can add the new one when you sign in by e-mail.',
      ],
    },
    'broken-item': {
      subjects: ['{product} arrived broken', 'Damaged on arrival', 'Does not switch on'],
      customer: [
        'The {product} came with a crack right across the front. I took photos.',
        'It worked for two days and now it is dead. Charging does not help.',
        'One screw is missing and the handle wobbles. Do I have to send everything back?',
      ],
      agent: [
        'That should not happen, sorry! Could you send us one photo of the damage and one of the box?',
        'No need to send it back. A new {product} is on its way to you, free of charge.',
      ],
    },
    appointment: {
      subjects: ['Move my appointment', 'Appointment on Friday', 'Installation date'],
      customer: [
        'Can we move the installation from Friday to Monday morning?',
        'Nobody came today between 8 and 12. I took a day off for this.',
        'Do you have anything after 5 pm next week?',
      ],
      agent: [
        'Monday between 9 and 11 is free. Shall I book it for you?',
        'I am really sorry that nobody came. The next free slot is tomorrow at 8, and the visit is free of charge.',
      ],
    },
    invoice: {
      subjects: ['Invoice for {order}', 'Wrong address on the invoice', 'VAT number missing'],
      customer: [
        'I need the invoice for {order} with our company name on it, please.',
        'You charged me twice for the {product}. The second invoice must be a mistake.',
        'The PDF you sent is empty. Could you send it again?',
      ],
      agent: [
        'Here is the corrected invoice. The old one is cancelled, so you can throw it away.',
        'Only one payment was taken; the other was a reservation that your bank releases within seven days.',
      ],
    },
    complaint: {
      subjects: ['Complaint', 'Very disappointed', 'Third time I am writing'],
      customer: [
        'This is the third time I am writing and nobody has answered. I would like to speak to someone responsible.',
        'The man on the phone hung up on me. Is that how you treat customers?',
        'The {product} looks nothing like the picture. I feel cheated.',
      ],
      agent: [
        'You are right to be annoyed, and I am sorry. I will stay with your case until it is solved.',
        'Thank you for telling us. I have listened to the call and passed it on to the head of the team.',
      ],
    },
    thanks: {
      subjects: ['Thank you!', 'Great service', 'A quick thank you'],
      customer: [
        'Just wanted to say that your colleague was wonderful yesterday. Thank you!',
        'The {product} is perfect. Best thing I bought this year 😊',
        'That was fast. Thanks a lot!',
      ],
      agent: ['That made our day, thank you! I will pass it on.', 'Happy to hear it. Enjoy your {product}!'],
    },
  },
  customerFollowUps: [
    'Any news?',
    'I sent the photos by e-mail just now.',
    'Yes, that address is still right.',
    'Could you call me instead? I am at work until four.',
    'No, it was the blue one.',
    'And who pays for the postage?',
  ],
  agentFollowUps: [
    'Could you tell me the number on the label, please?',
    'I have just checked with our warehouse and will come back to you within the hour.',
    'Is there anything else I can do for you?',
    'Thanks, I have everything I need now.',
  ],
  customerThanks: ['Perfect, thanks!', 'Great, that works now.', 'Thank you, have a nice day.'],
  notes: [
    'Customer called as well, line 2. Please do not promise a date before the warehouse answers.',
    'Second complaint this month, check for goodwill.',
    'Verified by date of birth.',
  ],
  botGreetings: [
    'Hello! I am the assistant of the shop. I have passed your message on, somebody will answer shortly.',
    'Thanks for writing. Please tell us your order number so that we can help faster.',
  ],
};
