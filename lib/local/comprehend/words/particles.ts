import { languageWords, type WordLists } from './language-words.ts';

const NOTHING: WordLists = {
  ...{ tags: {}, endings: {}, months: '', titles: '', institutions: '', whereabouts: '' },
  ...{ positive: '', negative: '', negators: '', intensifiers: '', softeners: '', excess: '', contrasts: '' },
  doubt: 0.12,
};

/** Particles, which stand between what a text speaks of, and a few words of praise and blame. */
export const CHINESE = languageWords({
  ...NOTHING,
  tags: {
    PART: '的 了 着 著 吗 嗎 呢 吧 们 們 得 地 之 过 過',
    ADP: '在 从 從 到 对 對 把 被 向 以 于 於 给 給 为 為',
    CCONJ: '和 与 與 或 但 而 并 並 及 但是 因为 因為 所以 如果',
    PRON: '我的 你的 他的 她的 我们的 我們的 我 你 您 他 她 它 我们 我們 你们 你們 他们 他們 这 這 那 这个 這個 那个 那個 什么 什麼',
    AUX: '是 有 会 會 能 可以 要 没有 沒有 想',
    ADV: '不 很 也 都 就 还 還 又 再 已 已经 已經 没 沒 非常 太 最',
  },
  positive:
    '好 很好 最好 太好 喜欢 喜歡 爱 愛 满意 滿意 优秀 優秀 很棒 棒 推荐 推薦 美味 好吃 漂亮 方便 开心 開心 高兴 高興 感谢 感謝 谢谢 謝謝 可靠 完美',
  negative:
    '坏 壞 差 很差 太差 糟糕 失望 讨厌 討厭 慢 贵 貴 难吃 難吃 脏 髒 问题 問題 错误 錯誤 投诉 投訴 难过 難過 生气 生氣 垃圾 可怕',
  negators: '不 没 沒 没有 沒有 别 別',
  contrasts: '但 但是 不过 不過',
});

export const JAPANESE = languageWords({
  ...NOTHING,
  tags: {
    PART: 'は が を に の へ と も で や か ね よ から まで より など だけ て た だ な',
    AUX: 'です ます でした ました ません い いる いた ある あり あった する し した して れ れる られ ない なかっ う まし',
    PRON: '私 僕 彼 彼女 これ それ あれ ここ そこ この その あの 何',
    CCONJ: 'そして しかし また でも',
    ADV: 'とても もう まだ すぐ',
  },
  positive:
    '良い 良かっ いい 好き 大好き 素晴らしい 最高 満足 美味しい おいしい 便利 嬉しい うれしい 楽しい 親切 綺麗 きれい ありがとう 完璧',
  negative:
    '悪い 悪かっ 嫌い 最悪 残念 不満 まずい 遅い 高い 汚い 問題 故障 失敗 悲しい 怒り ひどい 不便 がっかり',
  negators: 'ない なかっ ません ず',
  contrasts: 'しかし でも',
});

export const KOREAN = languageWords({
  ...NOTHING,
  tags: {
    PRON: '나 나는 저 저는 우리 그 그는 그녀 이것 그것 이 그녀는 제가 내가',
    CCONJ: '그리고 그러나 하지만 또는 및',
    ADV: '매우 아주 정말 너무 안 못 더 잘 또',
  },
  positive: '좋* 최고* 훌륭* 만족* 맛있* 친절* 감사* 추천* 행복* 예쁘* 편리* 완벽* 사랑*',
  negative:
    '나쁘* 나빴* 최악* 실망* 불만* 맛없* 불친절* 느리* 느려* 비싸* 더럽* 문제* 고장* 슬프* 화나* 불편*',
  negators: '안 못',
  contrasts: '하지만 그러나',
});

export const ARABIC = languageWords({
  ...NOTHING,
  tags: {
    ADP: 'في من إلى على عن مع حتى منذ بين خلال بعد قبل عند',
    CCONJ: 'و أو ثم لكن بل',
    SCONJ: 'أن إن لأن إذا لو كما الذي التي الذين',
    PRON: 'أنا أنت هو هي نحن هم هذا هذه ذلك تلك ما',
    AUX: 'كان كانت يكون تكون كانوا ليس قد',
    ADV: 'لا لم لن جدا أيضا هنا هناك',
  },
  months: 'يناير فبراير مارس أبريل مايو يونيو يوليو أغسطس سبتمبر أكتوبر نوفمبر ديسمبر',
  positive: 'جيد* رائع* ممتاز* جميل* أحب* سعيد* لذيذ* شكرا مريح* مفيد* أفضل',
  negative: 'سيئ* سيء* رهيب* أكره* حزين* غاضب* بطيء* مشكلة* خطأ* محبط* قذر* أسوأ',
  negators: 'لا لم لن ليس ليست غير',
  contrasts: 'لكن',
});

export const HINDI = languageWords({
  ...NOTHING,
  tags: {
    ADP: 'का की के को में से पर ने तक लिए साथ',
    CCONJ: 'और या लेकिन परंतु तथा',
    SCONJ: 'कि क्योंकि अगर जब जो तो',
    PRON: 'मैं मुझे हम तुम आप वह वे यह ये मेरा मेरी उसका उनकी कोई कुछ क्या',
    AUX: 'है हैं था थी थे हूँ हो गया गई रहा रही रहे सकता होगा',
    ADV: 'नहीं बहुत भी ही अब यहाँ वहाँ',
  },
  months: 'जनवरी फरवरी मार्च अप्रैल मई जून जुलाई अगस्त सितंबर अक्टूबर नवंबर दिसंबर',
  positive: 'अच्छा अच्छी अच्छे बढ़िया शानदार पसंद खुश सुंदर स्वादिष्ट धन्यवाद बेहतरीन उत्तम',
  negative: 'बुरा बुरी बुरे खराब ख़राब घटिया नफरत दुखी गुस्सा समस्या धीमा महंगा गंदा निराश',
  negators: 'नहीं मत न',
  contrasts: 'लेकिन परंतु',
});
