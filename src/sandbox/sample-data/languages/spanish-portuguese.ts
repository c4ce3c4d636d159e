// The helpdesk sentences of Spanish and Portuguese.

import type { LanguageTexts } from '../language-texts.ts';

export const spanish: LanguageTexts = {
  language: 'es',
  direction: 'ltr',
  countries: [
    { code: 'ES', phonePrefix: '+34699', phoneDigits: 6 },
    { code: 'MX', phonePrefix: '+5255', phoneDigits: 8 },
    { code: 'AR', phonePrefix: '+549115', phoneDigits: 7 },
  ],
  givenNames: ['Íñigo', 'Begoña', 'Matías', 'Ximena', 'Lucía', 'Ramón', 'Nahia'],
  familyNames: ['Peñalver', 'Ibáñez Rúa', 'Zubizarraga', 'Quiñonero', 'Montalbo', 'de la Vega Ruiz'],
  nameForm: '{given} {family}',
  products: ['cafetera', 'mochila', 'silla de oficina', 'patinete'],
  topics: {
    'order-not-arrived': {
      subjects: ['Mi pedido {order} no ha llegado', '¿Dónde está mi paquete?'],
      customer: [
        'Hola, el pedido {order} tenía que llegar el martes y el seguimiento lleva días sin moverse.',
        'Pone «entregado», pero aquí no hay nada y los vecinos tampoco saben nada.',
      ],
      agent: ['Siento mucho la espera. He reclamado el envío al transportista y mañana antes del mediodía le escribo.'],
    },
    refund: {
      subjects: ['Devolución de {order}', '¿Cuándo me devuelven el dinero?'],
      customer: [
        'Devolví el artículo ({product}) hace dos semanas y sigo sin ver el dinero.',
        'Quiero cancelar {order}, me equivoqué de talla.',
      ],
      agent: ['Ya hemos recibido su devolución. El reembolso salió hoy y el banco tarda de tres a cinco días hábiles.'],
    },
    'login-code': {
      subjects: ['No me llega el código', 'El código {code} no funciona'],
      customer: [
        'No me llega el código para entrar. Lo he intentado cuatro veces.',
        'En el SMS pone {code} y la página dice que es incorrecto.',
      ],
      agent: ['Pida un código nuevo e introdúzcalo antes de cinco minutos; solo vale el último que se envía.'],
    },
    'broken-item': {
      subjects: ['Ha llegado roto: {product}', 'Producto defectuoso'],
      customer: [
        '¡Viene con una grieta enorme! Les mando fotos de la caja y del producto.',
        'Funcionó dos días y ahora no enciende ni enchufándolo.',
      ],
      agent: ['Disculpe las molestias. Le enviamos otro hoy mismo, no hace falta que devuelva el roto.'],
    },
    appointment: {
      subjects: ['Cambiar mi cita', 'Cita del viernes'],
      customer: [
        '¿Podemos pasar la cita del viernes al lunes por la mañana?',
        'Hoy no vino nadie y pedí el día libre para esto.',
      ],
      agent: ['El lunes de 9 a 11 está libre. ¿Se lo reservo?'],
    },
    invoice: {
      subjects: ['Factura de {order}', 'Me han cobrado dos veces'],
      customer: [
        'Necesito la factura de {order} a nombre de la empresa, por favor.',
        'Me han cobrado dos veces 49,90 €. ¿Lo pueden revisar?',
      ],
      agent: ['Aquí tiene la factura corregida. La anterior queda anulada.'],
    },
    complaint: {
      subjects: ['Reclamación', 'Muy decepcionada'],
      customer: [
        'Es la tercera vez que escribo y nadie contesta. Quiero hablar con un responsable.',
        '¡Me colgaron el teléfono! ¿Así tratan a la gente?',
      ],
      agent: ['Tiene toda la razón y le pido disculpas. Me encargo personalmente hasta que quede resuelto.'],
    },
    thanks: {
      subjects: ['¡Gracias!', 'Muy buena atención'],
      customer: ['Su compañera me atendió de maravilla ayer. ¡Mil gracias!', 'Qué rapidez, ni me lo creo. Gracias 🙌'],
      agent: ['¡Nos alegra muchísimo! Se lo paso al equipo.'],
    },
  },
  customerFollowUps: ['¿Hay novedades?', 'Acabo de mandar las fotos.', 'No, la azul.', '¿Quién paga el envío?'],
  agentFollowUps: [
    '¿Me puede decir el número que aparece en la etiqueta?',
    'Lo consulto con el almacén y le digo algo enseguida.',
  ],
  customerThanks: ['Perfecto, ya funciona. ¡Gracias!', 'Muy amable, un saludo.'],
  notes: ['También ha llamado. No prometer fecha hasta que conteste el almacén.', 'Identidad comprobada.'],
  botGreetings: ['¡Hola! Hemos recibido su mensaje, en un momento le atiende una persona.'],
};

export const portuguese: LanguageTexts = {
  language: 'pt',
  direction: 'ltr',
  countries: [
    { code: 'BR', phonePrefix: '+55119', phoneDigits: 8 },
    { code: 'PT', phonePrefix: '+35193', phoneDigits: 7 },
  ],
  givenNames: ['Conceição', 'Otávio', 'Iracema', 'Simão', 'Luísa', 'Damião', 'Tainá'],
  familyNames: ['Assunção', 'Vilarinho', 'Galvão Pires', 'Quintão', 'de Mendonça', 'Sequeiros'],
  nameForm: '{given} {family}',
  products: ['liquidificador', 'tênis de corrida', 'mesa dobrável', 'fone de ouvido'],
  topics: {
    'order-not-arrived': {
      subjects: ['Pedido {order} não chegou', 'Cadê minha encomenda?'],
      customer: [
        'Oi, o pedido {order} era para ter chegado na terça e o rastreio não muda mais.',
        'Consta como entregue, mas ninguém no prédio recebeu nada.',
      ],
      agent: ['Peço desculpas pela demora. Já acionei a transportadora e dou um retorno até amanhã ao meio-dia.'],
    },
    refund: {
      subjects: ['Reembolso do {order}', 'Ainda não recebi o dinheiro'],
      customer: [
        'Devolvi o produto ({product}) há duas semanas e o valor ainda não caiu na conta.',
        'Quero cancelar o {order}, escolhi o tamanho errado.',
      ],
      agent: ['A devolução chegou. O reembolso saiu hoje e o banco leva de três a cinco dias úteis.'],
    },
    'login-code': {
      subjects: ['O código de acesso não chega', 'Código {code} recusado'],
      customer: [
        'O código de acesso não chega de jeito nenhum, já tentei quatro vezes.',
        'A mensagem diz {code}, mas o aplicativo fala que está errado.',
      ],
      agent: ['Peça um novo código e digite em até cinco minutos; só o último vale.'],
    },
    'broken-item': {
      subjects: ['Chegou quebrado: {product}', 'Produto com defeito'],
      customer: [
        'Veio com uma rachadura bem na frente. Mandei as fotos.',
        'Funcionou dois dias e parou de vez. Não liga nem na tomada.',
      ],
      agent: ['Que chato, desculpe! Vamos enviar outro hoje, e não precisa devolver o quebrado.'],
    },
    appointment: {
      subjects: ['Remarcar visita', 'Agendamento de sexta'],
      customer: [
        'Dá para passar a visita de sexta para segunda de manhã?',
        'Ninguém apareceu hoje e eu faltei ao trabalho por causa disso.',
      ],
      agent: ['Segunda das 9h às 11h está livre. Posso marcar?'],
    },
    invoice: {
      subjects: ['Nota fiscal do {order}', 'Cobrança em dobro'],
      customer: [
        'Preciso da nota fiscal do {order} em nome da empresa, por favor.',
        'Fui cobrada duas vezes no cartão. Podem verificar?',
      ],
      agent: ['Segue a nota corrigida. A anterior foi cancelada.'],
    },
    complaint: {
      subjects: ['Reclamação', 'Muito decepcionado'],
      customer: [
        'É a terceira vez que escrevo e ninguém responde. Quero falar com um responsável.',
        'Desligaram na minha cara! Isso é jeito de tratar cliente?',
      ],
      agent: ['Você tem toda a razão, e peço desculpas. Vou acompanhar o caso até o fim.'],
    },
    thanks: {
      subjects: ['Obrigada!', 'Ótimo atendimento'],
      customer: ['A moça que me atendeu ontem foi um amor. Muito obrigada!', 'Chegou antes do prazo, adorei 💚'],
      agent: ['Ficamos muito felizes, vou contar para a equipe!'],
    },
  },
  customerFollowUps: ['Alguma novidade?', 'Acabei de mandar as fotos.', 'Não, o azul.', 'Quem paga o frete?'],
  agentFollowUps: ['Pode me passar o número da etiqueta, por favor?', 'Vou confirmar com o estoque e já volto.'],
  customerThanks: ['Perfeito, deu certo. Valeu!', 'Obrigado, tenha um bom dia.'],
  notes: ['Também ligou. Não prometer data antes da resposta do estoque.', 'Já é o segundo contato.'],
  botGreetings: ['Olá! Recebemos sua mensagem e logo alguém da equipe responde.'],
};
