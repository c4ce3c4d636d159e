// The helpdesk sentences of Japanese, Chinese and Korean.

import type { LanguageTexts } from '../language-texts.ts';

export const japanese: LanguageTexts = {
  language: 'ja',
  direction: 'ltr',
  countries: [{ code: 'JP', phonePrefix: '+8190', phoneDigits: 8 }],
  givenNames: ['美緒', '航太', 'ひなた', '蓮司', '千鶴', 'カレン'],
  familyNames: ['桐島', '波多江', '七五三木', '朝比奈', '髙槻'],
  nameForm: '{family} {given}',
  products: ['電気ケトル', 'リュックサック', 'デスクライト', 'イヤホン'],
  topics: {
    'order-not-arrived': {
      subjects: ['注文{order}が届きません', '荷物はどこですか？'],
      customer: [
        'お世話になっております。注文{order}は火曜日に届く予定でしたが、追跡情報が更新されていません。',
        '「配達完了」と表示されていますが、受け取っていません。',
      ],
      agent: ['お待たせして申し訳ございません。配送会社に調査を依頼しましたので、明日の正午までにご連絡いたします。'],
    },
    refund: {
      subjects: ['{order}の返金について'],
      customer: [
        '２週間前に「{product}」を返品しましたが、まだ返金されていません。',
        '{order}をキャンセルしたいです。サイズを間違えました。',
      ],
      agent: ['返品を確認いたしました。本日返金の手続きをいたしましたので、３〜５営業日ほどお待ちください。'],
    },
    'login-code': {
      subjects: ['認証コードが届かない', 'コード{code}が使えません'],
      customer: [
        'ログイン用の認証コードが届きません。4回試しました。',
        'SMSには{code}とありますが、間違っていると表示されます。',
      ],
      agent: ['新しいコードを発行し、5分以内にご入力ください。有効なのは最新のコードだけです。'],
    },
    'broken-item': {
      subjects: ['商品が破損していました（{product}）'],
      customer: [
        '箱を開けたら前面に大きなヒビが入っていました。写真を送ります。',
        '２日使っただけで電源が入らなくなりました。',
      ],
      agent: ['ご迷惑をおかけして申し訳ございません。本日、代わりの品をお送りします。ご返送は不要です。'],
    },
    appointment: {
      subjects: ['予約の変更'],
      customer: [
        '金曜日の訪問を月曜の午前に変更できますか？',
        '今日は誰も来ませんでした。仕事を休んで待っていたのですが…',
      ],
      agent: ['月曜の9時から11時が空いております。ご予約をお取りしましょうか。'],
    },
    invoice: {
      subjects: ['{order}の請求書'],
      customer: ['{order}の領収書を会社名でお願いします。', '二重に請求されているようです。ご確認ください。'],
      agent: ['修正した請求書をお送りします。以前のものは取り消しました。'],
    },
    complaint: {
      subjects: ['苦情'],
      customer: [
        '連絡するのはこれで３回目です。責任者の方とお話ししたいです。',
        '途中で電話を切られました。とても残念です。',
      ],
      agent: ['ご不快な思いをさせてしまい、誠に申し訳ございません。解決まで私が担当いたします。'],
    },
    thanks: {
      subjects: ['ありがとうございました'],
      customer: ['昨日の担当の方がとても親切でした。ありがとうございました！', '早い対応で助かりました(^^)'],
      agent: ['嬉しいお言葉をありがとうございます。本人にも伝えます。'],
    },
  },
  customerFollowUps: ['その後いかがでしょうか？', '写真を送りました。', 'いいえ、青いほうです。'],
  agentFollowUps: ['ラベルの番号を教えていただけますか。', '倉庫に確認して折り返しご連絡いたします。'],
  customerThanks: ['できました！ありがとうございます。'],
  notes: ['電話でも問い合わせあり。倉庫の回答まで日付を約束しないこと。'],
  botGreetings: ['お問い合わせありがとうございます。担当者が順番にお返事いたします。'],
};

export const chinese: LanguageTexts = {
  language: 'zh',
  direction: 'ltr',
  countries: [
    { code: 'CN', phonePrefix: '+86190', phoneDigits: 8 },
    { code: 'TW', phonePrefix: '+8869', phoneDigits: 8 },
  ],
  givenNames: ['晓岚', '子墨', '若溪', '建舟', '雨桐', '𠮷祥'],
  familyNames: ['欧阳', '闻', '司徒', '柏', '祝', '龚'],
  nameForm: '{family}{given}',
  products: ['电水壶', '双肩包', '台灯', '耳机'],
  topics: {
    'order-not-arrived': {
      subjects: ['订单{order}还没收到', '我的包裹在哪里？'],
      customer: ['你好，订单{order}本来应该周二到，物流信息一直没有更新。', '显示已签收，可是我和邻居都没收到。'],
      agent: ['非常抱歉让您久等了。我已联系快递公司核查，明天中午前给您答复。'],
    },
    refund: {
      subjects: ['{order}退款'],
      customer: ['{product}两周前就寄回去了，钱到现在还没退。', '请帮我取消{order}，尺码选错了。'],
      agent: ['退货已收到，今天已为您办理退款，一般三到五个工作日到账。'],
    },
    'login-code': {
      subjects: ['收不到验证码', '验证码{code}无效'],
      customer: ['一直收不到登录验证码，试了四次了。', '短信里是{code}，可是页面说不对。'],
      agent: ['请重新获取验证码，并在五分钟内输入，只有最新的一条有效。'],
    },
    'broken-item': {
      subjects: ['收到的{product}是坏的'],
      customer: ['打开箱子就看到外壳裂了，我拍了照片。', '用了两天就开不了机，充电也没用。'],
      agent: ['实在抱歉！今天给您补发新的，坏的不用寄回。'],
    },
    appointment: {
      subjects: ['改一下上门时间'],
      customer: ['周五的安装可以改到周一上午吗？', '今天等了一上午没人来，我还专门请了假。'],
      agent: ['周一9点到11点有空，要帮您约上吗？'],
    },
    invoice: {
      subjects: ['{order}的发票'],
      customer: ['麻烦开一张{order}的发票，抬头写公司。', '我被扣了两次钱，请查一下。'],
      agent: ['更正后的发票已发给您，之前那张已作废。'],
    },
    complaint: {
      subjects: ['投诉'],
      customer: ['这是我第三次留言了，一直没人回。我要找你们负责人。', '客服直接挂我电话，太过分了！'],
      agent: ['您批评得对，我向您道歉。这件事我会一直跟进到解决为止。'],
    },
    thanks: {
      subjects: ['谢谢！'],
      customer: ['昨天那位客服特别耐心，谢谢她！', '发货好快，点赞👍'],
      agent: ['谢谢您的肯定，我会转告同事！'],
    },
  },
  customerFollowUps: ['有消息了吗？', '照片刚发过去了。', '不是，是蓝色的那个。'],
  agentFollowUps: ['方便告诉我标签上的编号吗？', '我问一下仓库，马上回复您。'],
  customerThanks: ['好了，可以用了，谢谢！'],
  notes: ['客户也打过电话，仓库回复前不要承诺日期。'],
  botGreetings: ['您好！消息已收到，客服稍后回复您。'],
};

export const korean: LanguageTexts = {
  language: 'ko',
  direction: 'ltr',
  countries: [{ code: 'KR', phonePrefix: '+8210', phoneDigits: 8 }],
  givenNames: ['다온', '슬기', '한결', '예린', '도담'],
  familyNames: ['선우', '남궁', '마', '탁', '편'],
  nameForm: '{family}{given}',
  products: ['전기 주전자', '배낭', '책상 스탠드', '이어폰'],
  topics: {
    'order-not-arrived': {
      subjects: ['주문 {order} 아직 못 받았어요', '택배가 어디 있나요?'],
      customer: [
        '안녕하세요, 주문 {order}이(가) 화요일에 온다고 했는데 배송 조회가 그대로예요.',
        '배송 완료라고 나오는데 아무것도 못 받았습니다.',
      ],
      agent: ['기다리게 해 드려 죄송합니다. 택배사에 확인을 요청했고 내일 정오까지 연락드리겠습니다.'],
    },
    refund: {
      subjects: ['{order} 환불 문의'],
      customer: [
        '2주 전에 반품했는데({product}) 아직 환불이 안 됐어요.',
        '{order} 주문 취소해 주세요. 사이즈를 잘못 골랐어요.',
      ],
      agent: ['반품이 확인되어 오늘 환불 처리했습니다. 은행에 따라 영업일 기준 3~5일 걸립니다.'],
    },
    'login-code': {
      subjects: ['인증번호가 안 와요', '인증번호 {code} 오류'],
      customer: ['인증번호가 계속 안 와요. 네 번이나 해 봤어요.', '문자에는 {code}인데 틀렸다고 나옵니다.'],
      agent: ['새 인증번호를 요청하신 뒤 5분 안에 입력해 주세요. 마지막 번호만 유효합니다.'],
    },
    'broken-item': {
      subjects: ['파손된 상품: {product}'],
      customer: ['상자를 열어 보니 앞면에 금이 가 있어요. 사진 보냅니다.', '이틀 쓰고 나니 전원이 안 켜져요ㅠㅠ'],
      agent: ['불편을 드려 죄송합니다. 오늘 새 상품을 보내 드리며 기존 상품은 반납하지 않으셔도 됩니다.'],
    },
    appointment: {
      subjects: ['예약 변경'],
      customer: ['금요일 방문을 월요일 오전으로 바꿀 수 있을까요?', '오늘 아무도 안 왔어요. 휴가까지 냈는데요.'],
      agent: ['월요일 9시~11시가 비어 있습니다. 예약해 드릴까요?'],
    },
    invoice: {
      subjects: ['{order} 영수증 요청'],
      customer: ['{order} 세금계산서를 회사 이름으로 부탁드립니다.', '두 번 결제된 것 같아요. 확인해 주세요.'],
      agent: ['수정된 계산서를 보내 드립니다. 이전 것은 취소되었습니다.'],
    },
    complaint: {
      subjects: ['불만 접수'],
      customer: ['세 번째 문의인데 답이 없네요. 책임자와 통화하고 싶습니다.', '상담원이 전화를 그냥 끊었어요!'],
      agent: ['불편을 드려 정말 죄송합니다. 해결될 때까지 제가 책임지고 챙기겠습니다.'],
    },
    thanks: {
      subjects: ['감사합니다'],
      customer: ['어제 상담해 주신 분 정말 친절하셨어요. 감사합니다!', '배송 진짜 빠르네요 😍'],
      agent: ['따뜻한 말씀 감사합니다. 담당자에게 꼭 전하겠습니다!'],
    },
  },
  customerFollowUps: ['진행 상황이 어떻게 되나요?', '사진 방금 보냈어요.', '아니요, 파란색이요.'],
  agentFollowUps: ['라벨에 적힌 번호를 알려 주시겠어요?', '창고에 확인하고 바로 답변드리겠습니다.'],
  customerThanks: ['이제 되네요. 감사합니다!'],
  notes: ['전화 문의도 있었음. 창고 답변 전까지 날짜 약속 금지.'],
  botGreetings: ['안녕하세요! 문의가 접수되었습니다. 곧 담당자가 답변드리겠습니다.'],
};
