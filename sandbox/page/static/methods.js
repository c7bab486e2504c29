// The sandbox's methods as the Bot API spells them; its log keeps small letters.

export const METHODS = [
  "sendMessage", "sendPhoto", "sendMediaGroup", "sendRichMessage", "sendChatAction",
  "editMessageText", "editMessageCaption", "editMessageMedia", "editMessageReplyMarkup",
  "deleteMessage", "deleteMessages", "forwardMessage", "copyMessage",
  "answerCallbackQuery", "answerInlineQuery",
  "getUpdates", "getMe", "getChat", "getChatMember", "getChatAdministrators", "getChatMemberCount", "getFile",
  "setMyCommands", "getMyCommands", "deleteMyCommands", "setChatMenuButton", "getChatMenuButton",
  "setMyName", "setMyDescription", "setMyShortDescription",
  "getMyName", "getMyDescription", "getMyShortDescription",
  "setWebhook", "deleteWebhook", "getWebhookInfo", "logOut", "close",
];

const SPELT = new Map(METHODS.map((method) => [method.toLowerCase(), method]));
export const spelt = (method) => SPELT.get(method) || method;
