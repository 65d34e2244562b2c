/**
 * What a shop sends by itself: greetings, welcome texts, automatic replies. Exports give it away by sender, by type, or
 * only by how the text begins; none of it answers a question, whoever's name it bears.
 */

const marks =
  '自动(?:回复|应答|答复|消息|发送|欢迎语?|问候语?)|欢迎语|欢迎消息|问候语|开场白|auto(?:matic)?[ _-]?(?:reply|response|message)';
const whose = '(?:店铺|系统|离线|首次|客服|商家|机器人|智能)?';
const bracketed = new RegExp(`^[\\[【(「<]\\s*${whose}(?:${marks}|welcome|greeting)\\s*[\\]】)」>]`, 'i');
const named = new RegExp(`^${whose}(?:${marks})\\s*:`, 'i');

/** `[自动回复] 您好…`, `【欢迎语】…`, `自动回复：…`. */
export const isMarkedAutomatic = (text: string): boolean => {
  const plain = text.normalize('NFKC').trim();
  return bracketed.test(plain) || named.test(plain);
};

/** What a greeting is made of; with one sentence more it is an answer. */
const courtesies = [
  /^(?:亲+|亲爱的.{0,6}|您好.{0,4}|你好.{0,4}|哈喽|嗨|在的?|在呢|hi|hello)$/i,
  /^.{0,12}欢迎(?:光临|来到|咨询|进店|您|关注).{0,20}$/,
  /^(?:welcome to .{0,40}|how (?:can|may) (?:i|we) help(?: you)?(?: today)?)$/i,
  /^(?:请问)?(?:您|亲)?有什么(?:可以|能|需要).{0,12}$/,
  /^(?:很)?(?:高兴|荣幸).{0,4}为您(?:服务|解答)$/,
  /^.{0,14}(?:马上|稍后|尽快|正在|随时).{0,10}(?:为您(?:服务|解答|接待)|回复您?|赶来).{0,2}$/,
  /^(?:请(?:您)?)?(?:稍等|稍候|耐心等待).{0,6}$/,
  /^感谢(?:您|亲)的(?:咨询|光临|惠顾|耐心等待)$/,
];

/** Whether a robot's text only greets. A person who types the same has taken the buyer. */
export const isOnlyGreeting = (text: string): boolean => {
  const sentences = text
    .normalize('NFKC')
    .replace(/\[[^\]]{1,8}\]/g, '')
    .split(/[\s,.!?~;。!?、…]*[,.!?~;。、…\n]+[\s,.!?~;。、…]*/)
    .map((sentence) => sentence.trim())
    .filter(Boolean);
  return (
    sentences.length > 0 && sentences.every((each) => courtesies.some((courtesy) => courtesy.test(each)))
  );
};

/** A word for a sender or a type that names no person: never taken for somebody's nick. */
export const isRoleWord = (word: string): boolean =>
  /机器人|自动|欢迎|智能|系统|助手|小蜜|\bbot\b|robot|system|auto/i.test(word.normalize('NFKC'));
