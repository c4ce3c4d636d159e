// The helpdesk sentences of German and French.

import type { LanguageTexts } from '../language-texts.ts';

export const german: LanguageTexts = {
  language: 'de',
  direction: 'ltr',
  countries: [
    { code: 'DE', phonePrefix: '+49151', phoneDigits: 8 },
    { code: 'AT', phonePrefix: '+43664', phoneDigits: 7 },
    { code: 'CH', phonePrefix: '+4178', phoneDigits: 7 },
  ],
  givenNames: ['Jörg', 'Anneliese', 'Käthe', 'Torben', 'Mareike', 'Götz', 'Sibel', 'Leopold'],
  familyNames: ['Weißhaupt', 'Brüggemann', 'Kräuter', 'Obermoser', 'Lindenthal', 'Hähnlein', 'Yıldız'],
  nameForm: '{given} {family}',
  products: ['Wasserkocher', 'Fahrradhelm', 'Schreibtischlampe', 'Regenjacke'],
  topics: {
    'order-not-arrived': {
      subjects: ['Bestellung {order} nicht angekommen', 'Wo bleibt mein Paket?'],
      customer: [
        'Guten Tag, die Bestellung {order} sollte am Dienstag da sein, in der Sendungsverfolgung tut sich aber nichts mehr.',
        'Laut Zusteller wurde {order} bei einem Nachbarn abgegeben. Im Haus weiß niemand etwas davon.',
      ],
      agent: [
        'Das tut mir leid! Ich habe einen Nachforschungsantrag gestellt und melde mich spätestens morgen Mittag.',
      ],
    },
    refund: {
      subjects: ['Erstattung für {order}', 'Geld noch nicht zurück'],
      customer: [
        'Ich habe die Ware vor zwei Wochen zurückgeschickt ({product}), auf dem Konto ist bisher nichts eingegangen.',
        'Bitte stornieren Sie {order}, ich habe die falsche Größe bestellt.',
      ],
      agent: [
        'Ihre Rücksendung ist da, die Erstattung ging heute raus. Je nach Bank dauert es drei bis fünf Werktage.',
      ],
    },
    'login-code': {
      subjects: ['Anmeldecode kommt nicht an', 'Code {code} wird abgelehnt'],
      customer: [
        'Ich bekomme keinen Anmeldecode. Viermal probiert, auch im Spam ist nichts.',
        'In der SMS steht {code}, aber die Seite sagt, der Code sei ungültig.',
      ],
      agent: [
        'Bitte fordern Sie noch einmal einen Code an: Es gilt immer nur der neueste, und zwar fünf Minuten lang.',
      ],
    },
    'broken-item': {
      subjects: ['{product} defekt', 'Ware beschädigt angekommen'],
      customer: [
        'Beim Auspacken habe ich einen Riss im Gehäuse gesehen. Fotos hänge ich an. Artikel: {product}.',
        'Zwei Tage lief alles, jetzt geht gar nichts mehr. Auch der Stecker wird heiß!',
      ],
      agent: [
        'Bitte nicht mehr benutzen! Wir schicken sofort Ersatz, das defekte Stück müssen Sie nicht zurücksenden.',
      ],
    },
    appointment: {
      subjects: ['Termin verschieben', 'Montagetermin am Freitag'],
      customer: [
        'Könnten wir den Termin am Freitag auf Montagvormittag legen?',
        'Heute zwischen 8 und 12 Uhr ist niemand gekommen, dafür habe ich mir freigenommen.',
      ],
      agent: ['Montag zwischen 9 und 11 Uhr wäre noch frei. Soll ich das für Sie eintragen?'],
    },
    invoice: {
      subjects: ['Rechnung zu {order}', 'Falsche Anschrift auf der Rechnung'],
      customer: [
        'Bitte stellen Sie die Rechnung zu {order} auf unsere Firma aus, sonst kann ich sie nicht einreichen.',
        'Mir wurden zweimal 49,90 € abgebucht. Können Sie das prüfen?',
      ],
      agent: [
        'Die korrigierte Rechnung liegt bei, die alte haben wir storniert. Bitte entschuldigen Sie die Umstände.',
      ],
    },
    complaint: {
      subjects: ['Beschwerde', 'Ich schreibe nun zum dritten Mal'],
      customer: [
        'Ich schreibe nun zum dritten Mal und niemand fühlt sich zuständig. So geht man nicht mit Kunden um.',
        'Am Telefon wurde einfach aufgelegt. Ich möchte mit der Leitung sprechen.',
      ],
      agent: ['Ihr Ärger ist verständlich, und es tut mir leid. Ich bleibe an der Sache dran, bis alles geklärt ist.'],
    },
    thanks: {
      subjects: ['Danke!', 'Ein Lob an Ihr Team'],
      customer: [
        'Ihre Kollegin war gestern wirklich großartig, vielen Dank dafür!',
        'So schnell hätte ich nicht damit gerechnet. Danke schön 🙂',
      ],
      agent: ['Das freut uns sehr, ich gebe es gern weiter!'],
    },
  },
  customerFollowUps: [
    'Gibt es etwas Neues?',
    'Die Fotos habe ich eben geschickt.',
    'Nein, der blaue.',
    'Wer zahlt das Porto?',
  ],
  agentFollowUps: [
    'Könnten Sie mir bitte die Nummer auf dem Etikett nennen?',
    'Ich frage im Lager nach und melde mich gleich.',
  ],
  customerThanks: ['Super, jetzt klappt es. Danke!', 'Alles klar, schönen Tag noch.'],
  notes: [
    'Hat auch angerufen. Bitte kein Datum zusagen, bevor sich das Lager meldet.',
    'Kulanz ist mit der Teamleitung besprochen.',
  ],
  botGreetings: ['Hallo! Ich bin der Assistent. Ihre Nachricht ist angekommen, gleich meldet sich ein Mensch.'],
};

export const french: LanguageTexts = {
  language: 'fr',
  direction: 'ltr',
  countries: [
    { code: 'FR', phonePrefix: '+33639', phoneDigits: 6 },
    { code: 'BE', phonePrefix: '+32470', phoneDigits: 6 },
  ],
  givenNames: ['Élodie', 'Gaëtan', 'Solène', 'Thibault', 'Maïwenn', 'Cédric', 'Aminata'],
  familyNames: ['Lefèvrier', 'Château-Morel', 'Brûlart', 'Dumoncel', "L'Hostis", 'Garçonnet'],
  nameForm: '{given} {family}',
  products: ['bouilloire', 'sac à dos', 'lampe de bureau', 'casque audio'],
  topics: {
    'order-not-arrived': {
      subjects: ['Commande {order} non reçue', 'Où est mon colis ?'],
      customer: [
        "Bonjour, ma commande {order} devait arriver mardi et le suivi n'a pas bougé depuis.",
        "Le livreur affirme avoir déposé le colis chez un voisin, mais personne ne l'a vu…",
      ],
      agent: [
        'Je suis navré de cette attente. Une enquête est ouverte chez le transporteur, je reviens vers vous demain avant midi.',
      ],
    },
    refund: {
      subjects: ['Remboursement de {order}', 'Toujours pas remboursée'],
      customer: [
        "J'ai renvoyé l'article ({product}) il y a quinze jours et je n'ai toujours rien sur mon compte.",
        "Je souhaite annuler {order} : je me suis trompé de taille. C'est possible ?",
      ],
      agent: ['Votre retour est bien arrivé. Le remboursement est parti ce matin ; comptez trois à cinq jours ouvrés.'],
    },
    'login-code': {
      subjects: ['Code de connexion jamais reçu', 'Code {code} refusé'],
      customer: [
        'Je ne reçois aucun code de connexion, déjà quatre essais.',
        'Le SMS dit {code} et le site répond « code invalide ».',
      ],
      agent: ['Demandez un nouveau code, puis saisissez-le dans les cinq minutes : seul le dernier est valable.'],
    },
    'broken-item': {
      subjects: ['Article cassé : {product}', 'Abîmé à la livraison'],
      customer: [
        "L'article est arrivé fêlé ({product}). Je joins deux photos prises à l'ouverture du carton.",
        'Deux jours et puis plus rien, il ne s’allume plus du tout.',
      ],
      agent: ["Toutes nos excuses ! Un nouvel exemplaire part aujourd'hui, inutile de nous renvoyer l'ancien."],
    },
    appointment: {
      subjects: ['Déplacer mon rendez-vous', 'Rendez-vous de vendredi'],
      customer: [
        'Peut-on décaler le rendez-vous de vendredi à lundi matin ?',
        "Personne n'est venu ce matin alors que j'avais posé ma journée.",
      ],
      agent: ['Il reste un créneau lundi entre 9 h et 11 h. Je vous le réserve ?'],
    },
    invoice: {
      subjects: ['Facture de la commande {order}', 'Erreur sur ma facture'],
      customer: [
        "Il me faudrait la facture de {order} au nom de l'entreprise, s'il vous plaît.",
        "J'ai été débitée deux fois de 49,90 €. Pouvez-vous vérifier ?",
      ],
      agent: ["Voici la facture corrigée ; l'ancienne est annulée."],
    },
    complaint: {
      subjects: ['Réclamation', 'Très déçu'],
      customer: [
        "C'est la troisième fois que j'écris et personne ne répond. Je veux parler à un responsable.",
        'On m’a raccroché au nez. Est-ce ainsi que vous traitez vos clients ?',
      ],
      agent: ["Je comprends votre agacement et je vous présente nos excuses. Je suis votre dossier jusqu'au bout."],
    },
    thanks: {
      subjects: ['Merci !', 'Un grand bravo'],
      customer: [
        'Votre collègue a été formidable hier, merci infiniment !',
        "Livré en une journée, je n'en reviens pas. Merci ✨",
      ],
      agent: ['Votre message nous touche beaucoup, je le transmets à toute l’équipe.'],
    },
  },
  customerFollowUps: [
    'Des nouvelles ?',
    "Je viens d'envoyer les photos.",
    'Non, la bleue.',
    'Qui paie les frais de port ?',
  ],
  agentFollowUps: [
    "Pourriez-vous me donner le numéro inscrit sur l'étiquette ?",
    'Je vérifie auprès de l’entrepôt et je reviens vers vous dans l’heure.',
  ],
  customerThanks: ['Parfait, ça marche, merci !', 'Merci, bonne journée.'],
  notes: ["A aussi appelé. Ne pas promettre de date avant la réponse de l'entrepôt.", 'Geste commercial validé.'],
  botGreetings: ['Bonjour ! Votre message est bien arrivé, un conseiller vous répond dans un instant.'],
};
