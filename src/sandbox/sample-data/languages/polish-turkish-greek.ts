// The helpdesk sentences of Polish, Turkish and Greek.

import type { LanguageTexts } from '../language-texts.ts';

export const polish: LanguageTexts = {
  language: 'pl',
  direction: 'ltr',
  countries: [{ code: 'PL', phonePrefix: '+48511', phoneDigits: 6 }],
  givenNames: ['Łucja', 'Zdzisław', 'Małgorzata', 'Wojciech', 'Żaneta', 'Bożydar'],
  familyNames: ['Brzęczyk', 'Gżegżółka', 'Wiśniak', 'Śliwa', 'Źrebiec', 'Modrzew'],
  nameForm: '{given} {family}',
  products: ['czajnik', 'plecak', 'hulajnoga', 'lampka nocna'],
  topics: {
    'order-not-arrived': {
      subjects: ['Zamówienie {order} nie dotarło', 'Gdzie jest moja paczka?'],
      customer: [
        'Dzień dobry, zamówienie {order} miało być we wtorek, a status przesyłki od tygodnia się nie zmienia.',
        'Kurier zaznaczył „doręczono”, ale ja niczego nie dostałem.',
      ],
      agent: ['Bardzo przepraszam za opóźnienie. Zgłosiłam sprawę przewoźnikowi i odezwę się jutro do południa.'],
    },
    refund: {
      subjects: ['Zwrot pieniędzy za {order}', 'Brak przelewu'],
      customer: [
        'Dwa tygodnie temu odesłałam towar ({product}), a pieniędzy wciąż nie ma.',
        'Proszę anulować {order}, pomyliłem rozmiar.',
      ],
      agent: [
        'Zwrot już do nas dotarł, pieniądze wysłaliśmy dzisiaj. Bank potrzebuje od trzech do pięciu dni roboczych.',
      ],
    },
    'login-code': {
      subjects: ['Kod logowania nie przychodzi', 'Kod {code} jest odrzucany'],
      customer: [
        'Nie dostaję kodu do logowania, próbowałem cztery razy.',
        'W SMS-ie jest {code}, a strona pisze, że kod jest błędny.',
      ],
      agent: ['Proszę poprosić o nowy kod i wpisać go w ciągu pięciu minut – działa tylko ostatni.'],
    },
    'broken-item': {
      subjects: ['Uszkodzony towar: {product}', 'Nie działa'],
      customer: [
        'Po otwarciu pudełka zobaczyłam pęknięcie na całej obudowie. Zdjęcia w załączniku.',
        'Działało dwa dni i koniec.',
      ],
      agent: ['Przepraszamy! Nowy egzemplarz wyślemy jeszcze dziś, uszkodzonego nie trzeba odsyłać.'],
    },
    appointment: {
      subjects: ['Zmiana terminu', 'Wizyta w piątek'],
      customer: [
        'Czy możemy przełożyć piątkową wizytę na poniedziałek rano?',
        'Nikt dziś nie przyjechał, a wziąłem wolne.',
      ],
      agent: ['W poniedziałek między 9 a 11 jest wolny termin. Zapisać?'],
    },
    invoice: {
      subjects: ['Faktura do {order}', 'Błędny adres na fakturze'],
      customer: ['Poproszę fakturę do {order} na firmę.', 'Pobrano mi dwa razy tę samą kwotę, proszę to sprawdzić.'],
      agent: ['W załączniku poprawiona faktura, poprzednia jest anulowana.'],
    },
    complaint: {
      subjects: ['Reklamacja', 'Piszę już trzeci raz'],
      customer: [
        'Piszę już trzeci raz i nikt nie odpowiada. Proszę o kontakt z kierownikiem.',
        'Konsultant po prostu się rozłączył. Tak się nie traktuje klientów!',
      ],
      agent: ['Ma Pani rację i bardzo przepraszam. Dopilnuję tej sprawy do końca.'],
    },
    thanks: {
      subjects: ['Dziękuję!', 'Świetna obsługa'],
      customer: ['Pani z wczorajszej rozmowy była wspaniała, serdecznie dziękuję!', 'Szybko i miło, dzięki 😊'],
      agent: ['Bardzo nam miło, przekażę koleżance!'],
    },
  },
  customerFollowUps: ['Wiadomo coś nowego?', 'Zdjęcia już wysłałem.', 'Nie, ten niebieski.'],
  agentFollowUps: ['Czy mogę prosić o numer z etykiety?', 'Sprawdzę w magazynie i zaraz wracam.'],
  customerThanks: ['Super, działa. Dziękuję!', 'Dzięki, miłego dnia.'],
  notes: ['Dzwonił też na infolinię. Nie obiecywać daty przed odpowiedzią magazynu.'],
  botGreetings: ['Dzień dobry! Wiadomość dotarła, za chwilę odpowie konsultant.'],
};

export const turkish: LanguageTexts = {
  language: 'tr',
  direction: 'ltr',
  countries: [{ code: 'TR', phonePrefix: '+90555', phoneDigits: 7 }],
  givenNames: ['Gülşen', 'İsmail', 'Çağla', 'Ozan', 'Şükrü', 'Nilüfer', 'Tuğçe'],
  familyNames: ['Karabağlı', 'Işıkçı', 'Özdoğru', 'Çınarlı', 'Gümüştepe', 'Uğurcan'],
  nameForm: '{given} {family}',
  products: ['su ısıtıcısı', 'spor ayakkabı', 'masa lambası', 'sırt çantası'],
  topics: {
    'order-not-arrived': {
      subjects: ['{order} numaralı siparişim gelmedi', 'Kargom nerede?'],
      customer: [
        'Merhaba, {order} numaralı siparişim salı günü gelecekti, kargo takibi o günden beri hiç değişmedi.',
        'Teslim edildi yazıyor ama bana da komşulara da gelen giden yok.',
      ],
      agent: ['Beklettiğimiz için özür dileriz. Kargo firmasına kayıt açtım, yarın öğlene kadar size dönüş yapacağım.'],
    },
    refund: {
      subjects: ['{order} için para iadesi', 'İadem hâlâ yatmadı'],
      customer: [
        'Ürünü iki hafta önce geri gönderdim ({product}), para hâlâ yatmadı.',
        '{order} numaralı siparişi iptal etmek istiyorum, yanlış beden seçmişim.',
      ],
      agent: ['İadeniz bize ulaştı, ödemeniz bugün yapıldı. Bankanıza göre üç ila beş iş günü sürebilir.'],
    },
    'login-code': {
      subjects: ['Giriş kodu gelmiyor', '{code} kodu kabul edilmiyor'],
      customer: ['Giriş kodu bir türlü gelmiyor, dört kere denedim.', "SMS'te {code} yazıyor ama sistem yanlış diyor."],
      agent: ['Lütfen yeni bir kod isteyip beş dakika içinde girin; yalnızca son gönderilen kod geçerlidir.'],
    },
    'broken-item': {
      subjects: ['Ürün kırık geldi: {product}', 'Arızalı ürün'],
      customer: [
        'Kutuyu açtığımda ürünün önü boydan boya çatlaktı, fotoğrafını çektim.',
        'İki gün çalıştı, şimdi hiç açılmıyor.',
      ],
      agent: ['Çok üzgünüz! Bugün yenisini gönderiyoruz, kırık olanı geri yollamanıza gerek yok.'],
    },
    appointment: {
      subjects: ['Randevumu değiştirmek istiyorum', 'Cuma günkü randevu'],
      customer: [
        'Cuma günkü randevuyu pazartesi sabaha alabilir miyiz?',
        'Bugün kimse gelmedi, bunun için işten izin aldım.',
      ],
      agent: ['Pazartesi 09.00–11.00 arası uygun. Sizin için ayırayım mı?'],
    },
    invoice: {
      subjects: ['{order} faturası', 'Faturada adres yanlış'],
      customer: [
        '{order} numaralı siparişin faturasını şirket adına rica ediyorum.',
        'Kartımdan iki kez ücret çekilmiş, kontrol eder misiniz?',
      ],
      agent: ['Düzeltilmiş fatura ektedir, eskisi iptal edildi.'],
    },
    complaint: {
      subjects: ['Şikâyet', 'Üçüncü kez yazıyorum'],
      customer: [
        'Üçüncü kez yazıyorum, hâlâ cevap yok. Bir yetkiliyle görüşmek istiyorum.',
        'Telefonu yüzüme kapattılar! Müşteriye böyle mi davranılır?',
      ],
      agent: ['Haklısınız, çok özür dilerim. Konu çözülene kadar bizzat takip edeceğim.'],
    },
    thanks: {
      subjects: ['Teşekkürler!', 'Harika hizmet'],
      customer: [
        'Dün görüştüğüm arkadaşınız çok ilgiliydi, çok teşekkür ederim!',
        'Ne kadar hızlı geldi, elinize sağlık 🙏',
      ],
      agent: ['Çok mutlu olduk, ekip arkadaşıma ileteceğim!'],
    },
  },
  customerFollowUps: ['Gelişme var mı?', 'Fotoğrafları şimdi gönderdim.', 'Hayır, mavi olan.'],
  agentFollowUps: ['Etiketin üzerindeki numarayı yazabilir misiniz?', 'Depoya sorup hemen dönüyorum.'],
  customerThanks: ['Tamamdır, oldu. Teşekkürler!', 'Sağ olun, iyi günler.'],
  notes: ['Telefonla da aradı. Depodan cevap gelmeden tarih vermeyelim.'],
  botGreetings: ['Merhaba! Mesajınız bize ulaştı, bir arkadaşımız birazdan yanıtlayacak.'],
};

export const greek: LanguageTexts = {
  language: 'el',
  direction: 'ltr',
  countries: [{ code: 'GR', phonePrefix: '+30690', phoneDigits: 7 }],
  givenNames: ['Ανδρομάχη', 'Λεωνίδας', 'Ευανθία', 'Στέλιος', 'Καλλιρρόη'],
  familyNames: ['Μαυρογιάννης', 'Θαλασσινού', 'Πετρόπουλος', 'Ξυδάκης', 'Ελαιώνα'],
  nameForm: '{given} {family}',
  products: ['βραστήρας', 'σακίδιο', 'φωτιστικό γραφείου'],
  topics: {
    'order-not-arrived': {
      subjects: ['Δεν ήρθε η παραγγελία {order}', 'Πού είναι το δέμα μου;'],
      customer: [
        'Καλησπέρα, η παραγγελία {order} έπρεπε να έρθει την Τρίτη και ακόμα τίποτα.',
        'Γράφει «παραδόθηκε», αλλά δεν έχω πάρει τίποτα.',
      ],
      agent: [
        'Ζητώ συγγνώμη για την αναμονή. Έκανα αναζήτηση στη μεταφορική και θα σας γράψω μέχρι αύριο το μεσημέρι.',
      ],
    },
    refund: {
      subjects: ['Επιστροφή χρημάτων {order}'],
      customer: [
        'Έστειλα πίσω το προϊόν ({product}) πριν από δύο εβδομάδες και δεν έχω δει χρήματα.',
        'Θέλω να ακυρώσω την {order}, διάλεξα λάθος μέγεθος.',
      ],
      agent: ['Η επιστροφή σας έφτασε. Τα χρήματα έφυγαν σήμερα, η τράπεζα θέλει τρεις με πέντε εργάσιμες.'],
    },
    'login-code': {
      subjects: ['Δεν έρχεται ο κωδικός', 'Ο κωδικός {code} δεν γίνεται δεκτός'],
      customer: [
        'Δεν μου έρχεται ο κωδικός σύνδεσης, δοκίμασα τέσσερις φορές.',
        'Το μήνυμα λέει {code}, η σελίδα λέει λάθος.',
      ],
      agent: ['Ζητήστε νέο κωδικό και γράψτε τον μέσα σε πέντε λεπτά· ισχύει μόνο ο τελευταίος.'],
    },
    'broken-item': {
      subjects: ['Έφτασε σπασμένο: {product}'],
      customer: ['Ήρθε ραγισμένο μπροστά, έβγαλα φωτογραφίες.', 'Δούλεψε δύο μέρες και τώρα δεν ανάβει.'],
      agent: ['Λυπάμαι πολύ! Στέλνουμε καινούργιο σήμερα, δεν χρειάζεται να επιστρέψετε το παλιό.'],
    },
    appointment: {
      subjects: ['Αλλαγή ραντεβού'],
      customer: [
        'Γίνεται να αλλάξουμε το ραντεβού της Παρασκευής για Δευτέρα πρωί;',
        'Σήμερα δεν ήρθε κανείς και πήρα άδεια γι’ αυτό.',
      ],
      agent: ['Τη Δευτέρα 9 με 11 είναι ελεύθερα. Να το κλείσω;'],
    },
    invoice: {
      subjects: ['Τιμολόγιο για {order}'],
      customer: [
        'Χρειάζομαι τιμολόγιο για την {order} στο όνομα της εταιρείας.',
        'Χρεώθηκα δύο φορές, μπορείτε να το δείτε;',
      ],
      agent: ['Σας στέλνω το διορθωμένο τιμολόγιο· το προηγούμενο ακυρώθηκε.'],
    },
    complaint: {
      subjects: ['Παράπονο'],
      customer: [
        'Γράφω για τρίτη φορά και δεν απαντά κανείς. Θέλω να μιλήσω με υπεύθυνο.',
        'Μου έκλεισαν το τηλέφωνο! Έτσι φέρεστε στους πελάτες;',
      ],
      agent: ['Έχετε δίκιο και ζητώ συγγνώμη. Θα το παρακολουθώ μέχρι να λυθεί.'],
    },
    thanks: {
      subjects: ['Ευχαριστώ!'],
      customer: ['Η συνάδελφός σας ήταν υπέροχη χθες, ευχαριστώ πολύ!', 'Πολύ γρήγορα, μπράβο σας 👏'],
      agent: ['Χαιρόμαστε πολύ, θα της το πω!'],
    },
  },
  customerFollowUps: ['Κανένα νέο;', 'Μόλις έστειλα τις φωτογραφίες.', 'Όχι, το μπλε.'],
  agentFollowUps: ['Μου λέτε τον αριθμό πάνω στην ετικέτα;', 'Ρωτάω την αποθήκη και επιστρέφω αμέσως.'],
  customerThanks: ['Τέλεια, δουλεύει. Ευχαριστώ!'],
  notes: ['Πήρε και τηλέφωνο. Μη δώσετε ημερομηνία πριν απαντήσει η αποθήκη.'],
  botGreetings: ['Γεια σας! Λάβαμε το μήνυμά σας, σε λίγο θα απαντήσει κάποιος.'],
};
